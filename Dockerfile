# syntax=docker/dockerfile:1

# Build: with the locked packages only, and compiled ahead of time for a quick start. The compiler runs on the machine that builds,
# whatever processor the image is for (linux/amd64, linux/arm64): nothing is emulated.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# The project files alone first, so that a change of code doesn't restore the packages again.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/BriefBot/BriefBot.csproj src/BriefBot/packages.lock.json src/BriefBot/
COPY src/BriefBot.Discord/BriefBot.Discord.csproj src/BriefBot.Discord/packages.lock.json src/BriefBot.Discord/
# Docker's amd64 is .NET's x64. As a property: restore -r would take it for the only processor, and the lock file names both.
RUN dotnet restore src/BriefBot/BriefBot.csproj --locked-mode -p:RuntimeIdentifier=linux-$(echo $TARGETARCH | sed s/amd64/x64/)

COPY config/ config/
COPY lexicon/ lexicon/
COPY models/ models/
COPY prompts/ prompts/
COPY samples/ samples/
COPY src/ src/
COPY words/ words/
# Whoever develops looks for faults; the image is built without, in half the time.
RUN dotnet publish src/BriefBot/BriefBot.csproj --no-restore -c Release -r linux-$(echo $TARGETARCH | sed s/amd64/x64/) --self-contained false \
        -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -o /app \
    && install -d -m 0700 /data

# Fonts for what the program's own lacks in pictures: Chinese, Japanese and Korean, Thai, Hindi. Files alone, which suit any processor,
# with their licences.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS fonts
WORKDIR /packages
RUN apt-get update && apt-get download fonts-wqy-microhei fonts-tlwg-loma-ttf fonts-lohit-deva \
    && for package in *.deb; do dpkg -x "$package" unpacked; done \
    && install -d /fonts && find unpacked/usr/share/fonts -name '*.tt[cf]' -exec cp {} /fonts/ \; \
    && for licence in unpacked/usr/share/doc/*/copyright; do cp "$licence" "/fonts/$(basename "$(dirname "$licence")").licence"; done

# Run: no SDK, no root, no shell needed; everything that changes is in /data.
FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS run
WORKDIR /app
COPY --from=build /app ./
COPY --from=fonts /fonts /usr/share/fonts/briefbot
COPY --from=build --chown=$APP_UID:$APP_UID /data /data

# Beyond loopback the web surface asks for a token: give one with -e Web__Token=… or -e Web__TokenFile=….
ENV BRIEFBOT_DATA=/data \
    Web__Urls=http://0.0.0.0:5080 \
    DOTNET_EnableDiagnostics=0

USER $APP_UID
VOLUME /data
EXPOSE 5080

# The image has no curl; bash opens the connection itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/5080 && printf 'GET /health/live HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

ENTRYPOINT ["/app/briefbot"]
CMD ["serve"]
