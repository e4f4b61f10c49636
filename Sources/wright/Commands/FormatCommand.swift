import ArgumentParser
import Diagnostics
import DocumentReader

struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Aligns the tables of designs and changes nothing else.",
        discussion: """
            Either every file that needs it is rewritten, or none. With --check nothing is written: exit code 1 where a
            file is not formatted.

            EXAMPLES
              wright fmt shop.md
              wright fmt designs/shop
              wright fmt --check *.md
            """
    )

    @Argument(help: "Markdown files, or folders of .md files.", completion: .file(extensions: ["md"]))
    var files: [String]

    @Flag(help: "Write nothing; name the files that are not formatted.")
    var check = false

    func run() throws {
        let changed = try files.flatMap { try DesignFiles.read($0) }.compactMap { file -> SourceText? in
            let formatted = formatTables(of: file)
            return formatted.bytes == file.bytes ? nil : formatted
        }
        if check {
            guard changed.isEmpty else {
                for file in changed { Terminal.print("\(file.name) is not formatted") }
                throw Stop(.designHasErrors)
            }
            return
        }
        try FileReplacement.replace(changed.map { (path: $0.name, bytes: $0.bytes) })
        for file in changed { Terminal.print("\(file.name) is formatted") }
    }
}
