# Built in two stages: the first compiles the native modules and the TypeScript, the second only runs.
FROM node:22-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY src ./src
COPY scripts/operations/slim-modules.sh ./
# The bot alone: the sandbox's page is no part of the image, nor is what other machines run or a compiler needs.
RUN npx tsc -p src && npm prune --omit=dev && sh slim-modules.sh node_modules

FROM node:22-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data KNOWLEDGE_DIR=/knowledge HTTP_PORT=8080
# glibc would keep a heap for each thread: a quarter more memory, for nothing.
ENV MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY knowledge /knowledge
RUN mkdir /data && chown node:node /data
USER node
# Nothing else is written to, but /tmp: the root file system may be read-only.
VOLUME ["/data", "/knowledge"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.HTTP_PORT+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# No npm in between: the signal reaches the bot itself, which finishes its work and ends.
# `backup FILE`, `restore FILE` and `doctor` behind it do what the npm scripts of that name do.
ENTRYPOINT ["node", "dist/main.js"]
