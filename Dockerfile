# The service, the projector and the command line: one image, told apart by its command.
FROM node:24.11.1-bookworm-slim AS packages
WORKDIR /app
# The Node that everything runs on comes with the packages; it needs this library.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends libatomic1 \
  && rm -rf /var/lib/apt/lists/*
ENV SCARF_ANALYTICS=false
COPY package.json package-lock.json ./

FROM packages AS build
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM packages AS runtime
# That package keeps a second copy of what it has put in its place.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/node/node_modules

FROM debian:12.11-slim
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates libatomic1 libstdc++6 \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 10001 --no-create-home dealtrail \
  && install --directory --owner=dealtrail --mode=700 /var/lib/dealtrail /var/lib/dealtrail/data /var/lib/dealtrail/views
WORKDIR /app
COPY package.json ./
COPY --from=runtime /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN chmod +x dist/apps/cli/src/main.js && ln -s /app/dist/apps/cli/src/main.js /usr/local/bin/dealtrail
ENV PATH=/app/node_modules/.bin:$PATH NODE_ENV=production LANG=C.UTF-8
USER dealtrail
# What `--data` means without being given is ./data.
WORKDIR /var/lib/dealtrail
ENTRYPOINT ["dealtrail"]
CMD ["serve"]
