import ArgumentParser
import Foundation
import Generation

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes a small valid design to start from.",
        discussion: """
            EXAMPLES
              wright new shop              writes shop.md
              wright new shop --force      also where shop.md exists
            """
    )

    @Argument(help: "What the service is called.")
    var name: String

    @Flag(help: "Overwrite a file that exists.")
    var force = false

    func run() throws {
        guard let first = name.first, first.isLetter, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
        else {
            throw Stop(.usage, "“\(name)” is no name for a service: letters, digits and - only, a letter first")
        }
        let path = name.lowercased() + ".md"
        guard force || !FileManager.default.fileExists(atPath: path) else {
            throw Stop(.usage, "\(path) exists; --force overwrites it")
        }
        do {
            try Data(starterDesign(named: name).utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Stop(.usage, "\(path) cannot be written: \(error.localizedDescription)")
        }
        Terminal.print("\(path) is written. Next: wright check \(path), then wright build \(path)")
    }
}
