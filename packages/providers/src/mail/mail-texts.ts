import type { MailTemplate } from './mail-templates.ts';

export interface MailText {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly action: string;
  readonly footnote: string;
}

type Texts = Readonly<Record<MailTemplate, Readonly<Record<'fr' | 'en', MailText>>>>;

/** The words of every mail; `{{…}}` is filled from the data of the mail. */
export const mailTexts: Texts = {
  sign_in_link: {
    fr: {
      title: 'Votre lien de connexion',
      paragraphs: [
        'Bonjour{{#if firstName}} {{firstName}}{{/if}},',
        'Voici le lien qui vous ouvre votre espace IA Infinity. Il est valable {{minutes}} minutes et ne sert qu’une fois.',
      ],
      action: 'Ouvrir mon espace',
      footnote:
        'Vous n’avez rien demandé\u00a0? Ignorez ce message\u00a0: sans ce lien, personne n’entre. Si le bouton ne répond pas, copiez cette adresse dans votre navigateur\u00a0:',
    },
    en: {
      title: 'Your sign-in link',
      paragraphs: [
        'Hello{{#if firstName}} {{firstName}}{{/if}},',
        'Here is the link that opens your IA Infinity space. It works for {{minutes}} minutes, and only once.',
      ],
      action: 'Open my space',
      footnote:
        'You did not ask for it? Ignore this message: nobody gets in without the link. If the button does not answer, copy this address into your browser:',
    },
  },
  invitation: {
    fr: {
      title: 'Votre espace {{accountName}} est ouvert',
      paragraphs: [
        'Bonjour{{#if firstName}} {{firstName}}{{/if}},',
        'IA Infinity vous ouvre un espace pour suivre les projets de {{accountName}}\u00a0: avancement, échéances, et ce que nous attendons de vous.',
        'Pour entrer, indiquez votre adresse {{recipient}}\u00a0: vous recevrez un lien de connexion, sans mot de passe à retenir.',
      ],
      action: 'Découvrir mon espace',
      footnote: 'Si le bouton ne répond pas, copiez cette adresse dans votre navigateur\u00a0:',
    },
    en: {
      title: 'Your {{accountName}} space is open',
      paragraphs: [
        'Hello{{#if firstName}} {{firstName}}{{/if}},',
        'IA Infinity opens a space for you to follow the projects of {{accountName}}: progress, deadlines, and what we need from you.',
        'To get in, give your address {{recipient}}: you will receive a sign-in link, with no password to remember.',
      ],
      action: 'Discover my space',
      footnote: 'If the button does not answer, copy this address into your browser:',
    },
  },
  deliverable_awaits: {
    fr: {
      title: 'Un livrable vous attend : {{deliverableName}}',
      paragraphs: [
        'Bonjour{{#if firstName}} {{firstName}}{{/if}},',
        '« {{deliverableName}} », du projet {{projectName}}, est prêt : regardez-le et dites-nous s’il vous convient.',
      ],
      action: 'Voir le livrable',
      footnote:
        'Vous recevez ce message parce que vous suivez ce projet ; la page « Mon espace » permet de ne plus le recevoir. Si le bouton ne répond pas, copiez cette adresse dans votre navigateur\u00a0:',
    },
    en: {
      title: 'A deliverable awaits you: {{deliverableName}}',
      paragraphs: [
        'Hello{{#if firstName}} {{firstName}}{{/if}},',
        '“{{deliverableName}}”, of the project {{projectName}}, is ready: have a look and tell us whether it suits you.',
      ],
      action: 'See the deliverable',
      footnote:
        'You receive this message because you follow this project; the page “My space” lets you stop it. If the button does not answer, copy this address into your browser:',
    },
  },
  sign_in_attempts: {
    fr: {
      title: 'Des essais de connexion à votre compte',
      paragraphs: [
        'Bonjour{{#if firstName}} {{firstName}}{{/if}},',
        'Plusieurs mots de passe erronés viennent d’être essayés pour votre adresse. Les essais sont ralentis pendant un quart d’heure ; votre compte reste ouvert.',
        'C’était vous ? Vous n’avez rien à faire. Sinon, choisissez un nouveau mot de passe et prévenez l’équipe.',
      ],
      action: 'Ouvrir la page de connexion',
      footnote: 'Si le bouton ne répond pas, copiez cette adresse dans votre navigateur\u00a0:',
    },
    en: {
      title: 'Attempts to sign in to your account',
      paragraphs: [
        'Hello{{#if firstName}} {{firstName}}{{/if}},',
        'Several wrong passwords have just been tried for your address. Attempts are slowed down for a quarter of an hour; your account stays open.',
        'Was it you? There is nothing to do. Otherwise, choose a new password and tell the team.',
      ],
      action: 'Open the sign-in page',
      footnote: 'If the button does not answer, copy this address into your browser:',
    },
  },
  notice: {
    fr: {
      title: '{{title}}',
      paragraphs: ['{{body}}'],
      action: 'Ouvrir',
      footnote:
        'Vous avez choisi de recevoir vos notifications par e-mail ; ce choix se change au bas de « Ma journée ».',
    },
    en: {
      title: '{{title}}',
      paragraphs: ['{{body}}'],
      action: 'Open',
      footnote:
        'You have chosen to receive your notifications by mail; change that at the foot of “My day”.',
    },
  },
};
