# Meshgate for runners that start containers: Jenkins, GitLab, Tekton. Node and git, nothing else; `docker run ghcr.io/meshgate/meshgate gate --base main`.
FROM node:24-slim

ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Meshgate" \
      org.opencontainers.image.description="The merge gate of a data mesh: lint data contracts, find breaking changes, say one verdict." \
      org.opencontainers.image.source="https://github.com/meshgate/meshgate" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

# Debian keeps only the newest build of a package: a pinned one could not be built tomorrow.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git ca-certificates \
    && rm -rf /var/lib/apt/lists/*

# A runner makes the checkout as another user than the one that reads it here; without the last line git would refuse it.
COPY dist /opt/meshgate/dist
RUN printf '#!/bin/sh\nexec node /opt/meshgate/dist/cli.mjs "$@"\n' >/usr/local/bin/meshgate \
    && chmod 0755 /usr/local/bin/meshgate \
    && git config --system --add safe.directory '*'

# The user `node` of the image.
USER 1000
WORKDIR /work
ENTRYPOINT ["meshgate"]
CMD ["--help"]
