import Planning

/// `DEPENDENCIES.md`: every package that the service is built with, transitive ones too, at its exact version.
///
/// - Parameter packages: What the resolution of dependencies found.
public func dependenciesDocument(_ packages: [ResolvedPackage]) -> GeneratedFile {
    let sorted = packages.sorted { ($0.name.lowercased(), $0.version) < ($1.name.lowercased(), $1.version) }
    let table = MarkdownTable(
        columns: ["Package", "Version", "From"],
        rows: sorted.map { [$0.name, $0.version, $0.location] }
    )
    let content = """
        # Dependencies

        Every package that the service is built with, those of its dependencies included, at the exact version. `Package.swift`
        and the runtime in `Vendor/WrightRuntime` name exact versions; nothing moves on its own.

        \(table.text)

        Beside packages it links SQLite 3 (`libsqlite3`), which the operating system provides.

        """
    return GeneratedFile(path: "DEPENDENCIES.md", content: content)
}
