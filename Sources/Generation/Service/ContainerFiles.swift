import Planning

/// What packs the service: image, ignored files, formatting.
struct ContainerFiles {
    let plan: ServicePlan

    func files() -> [GeneratedFile] {
        [
            GeneratedFile(path: "Dockerfile", content: dockerfile),
            GeneratedFile(path: ".dockerignore", content: Self.dockerignore),
            GeneratedFile(path: ".gitignore", content: Self.gitignore),
            GeneratedFile(path: ".swift-format", content: Self.swiftFormat),
        ]
    }

    /// A builder and a small image that runs the executable without privileges.
    private var dockerfile: String {
        let name = plan.names.executable
        let database = plan.service.variable(.database)?.name ?? "DATABASE_URL"
        let host = plan.service.variable(.host)?.name ?? "HOST"
        let port = plan.service.variable(.port)
        let portNumber = port.flatMap { if case .standard(let value) = $0.need { value } else { nil } } ?? "8080"
        return """
            # Builds the executable, then packs it alone: docker build -t \(name) .
            FROM swift:6.2-bookworm AS builder
            RUN apt-get update \\
                && apt-get install --yes --no-install-recommends libsqlite3-dev \\
                && rm -rf /var/lib/apt/lists/*
            WORKDIR /build
            COPY . .
            RUN swift build --configuration release --product \(name) \\
                && install -D "$(swift build --configuration release --show-bin-path)/\(name)" /staging/\(name)

            FROM swift:6.2-bookworm-slim
            RUN apt-get update \\
                && apt-get install --yes --no-install-recommends ca-certificates curl libsqlite3-0 tzdata \\
                && rm -rf /var/lib/apt/lists/* \\
                && useradd --system --uid 10001 --home-dir /data --create-home \(name)
            COPY --from=builder /staging/\(name) /usr/local/bin/\(name)
            USER \(name)
            WORKDIR /data
            VOLUME /data
            ENV \(host)=0.0.0.0 \(port?.name ?? "PORT")=\(portNumber) \(database)=sqlite:/data/\(name).db
            EXPOSE \(portNumber)
            HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \\
                CMD curl --fail --silent "http://127.0.0.1:${\(port?.name ?? "PORT")}/health/live" || exit 1
            ENTRYPOINT ["\(name)"]
            CMD ["serve"]

            """
    }

    private static let dockerignore = """
        .build
        .git
        *.db
        *.db-shm
        *.db-wal
        Dockerfile

        """

    private static let gitignore = """
        .build
        *.db
        *.db-shm
        *.db-wal
        *.profraw

        """

    private static let swiftFormat = """
        {
          "version": 1,
          "lineLength": 120,
          "indentation": { "spaces": 4 },
          "maximumBlankLines": 1,
          "respectsExistingLineBreaks": true,
          "lineBreakBeforeEachArgument": true
        }

        """
}
