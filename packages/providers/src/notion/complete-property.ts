import type { Client, PropertyItemObjectResponse } from '@notionhq/client';
import type { PageProperty } from './property-text.ts';

/** Of a list of values, a page carries the first 25 only. */
const CUT_AT = 25;

/**
 * A property with all of its values: a longer list is read in full, in calls of its own
 * (developers.notion.com/reference/retrieve-a-page-property).
 */
export async function completeProperty(
  client: Client,
  page: string,
  property: PageProperty,
): Promise<PageProperty> {
  if (lengthOf(property) < CUT_AT) return property;
  const items = await readItems(client, page, property.id);
  switch (property.type) {
    case 'relation':
      return {
        ...property,
        relation: items.flatMap((one) => (one.type === 'relation' ? [one.relation] : [])),
      };
    case 'title':
      return {
        ...property,
        title: items.flatMap((one) => (one.type === 'title' ? [one.title] : [])),
      };
    case 'rich_text':
      return {
        ...property,
        rich_text: items.flatMap((one) => (one.type === 'rich_text' ? [one.rich_text] : [])),
      };
    case 'people':
      return {
        ...property,
        people: items.flatMap((one) => (one.type === 'people' ? [one.people] : [])),
      };
    default:
      return property;
  }
}

async function readItems(
  client: Client,
  page: string,
  property: string,
): Promise<readonly PropertyItemObjectResponse[]> {
  const items: PropertyItemObjectResponse[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const answer = await client.pages.properties.retrieve({
      page_id: page,
      property_id: property,
      page_size: 100,
      ...(cursor && { start_cursor: cursor }),
    });
    if (answer.object === 'property_item') return [answer];
    items.push(...answer.results);
    cursor = answer.next_cursor;
  }
  return items;
}

function lengthOf(property: PageProperty): number {
  switch (property.type) {
    case 'relation':
      return property.relation.length;
    case 'title':
      return property.title.length;
    case 'rich_text':
      return property.rich_text.length;
    case 'people':
      return property.people.length;
    default:
      return 0;
  }
}
