import Foundation
import SwiftTree
import Testing

/// What is printed is what `swift format` would leave alone.
struct PrinterTests {
    static let file = SwiftFile(
        imports: ["WrightRuntime", "TicketsData", "WrightRuntime"],
        [
            .type(
                .init(
                    .structure,
                    "Ticket",
                    access: .public,
                    inherits: ["Entity", "Sendable"],
                    documentation: ["A ticket. (REQ-001)"],
                    members: [
                        .property(.init("table", access: .public, isStatic: true, .stored(.string("ticket")))),
                        .property(.init("id", access: .public, isVariable: true, type: "UUID")),
                        .property(
                            .init(
                                "number",
                                access: .public,
                                isVariable: true,
                                documentation: ["`T-000001` and up."],
                                type: "String"
                            )
                        ),
                        .type(
                            .init(
                                .enumeration,
                                "State",
                                access: .public,
                                inherits: ["String"],
                                members: [.enumCase(.init(["open", "closed"]))]
                            )
                        ),
                        .function(longFunction),
                        .property(.init("isOpen", type: "Bool", .computed([.code("state == .open")]))),
                    ]
                )
            )
        ]
    )

    static let longFunction = FunctionDeclaration(
        "assign",
        access: .public,
        isStatic: true,
        parameters: [
            .init("ticket", label: "_", type: "Ticket"), .init("input", label: "_", type: "AssignFlow.Input"),
            .init("transaction", label: "in", type: "any WriteTransaction"),
        ],
        throwing: "throws",
        result: "Ticket",
        body: [
            .variable("ticket", "ticket"),
            .check(
                ["ticket.isOpen"],
                otherwise: [.throwing(.call("Refusal", [.init(nil, ".conflict"), .init("code", .string("closed"))]))]
            ),
            .when(["ticket.agentID == nil"], ["ticket.reopenings += 1"], otherwise: ["ticket.reopenings = 0"]),
            .forEach("line", in: "lines", where: "line.isOpen", ["total += line.price"]),
            .choose("ticket.state", [.init(".open", ["count(ticket)"]), .init("default", ["break"])]),
            .giveBack(
                .tried(
                    .call(
                        "TicketRepository.update",
                        [
                            .init(nil, "ticket"),
                            .init(
                                "changed",
                                .array([
                                    .string("agent_id of the ticket"), .string("state of the ticket"),
                                    .string("reopenings"),
                                ])
                            ),
                            .init("in", "transaction"),
                        ]
                    )
                )
            ),
        ]
    )

    @Test func printsWhatThePeopleWouldWrite() {
        let text = Self.file.text
        #expect(
            text.hasPrefix(
                "import TicketsData\nimport WrightRuntime\n\n/// A ticket. (REQ-001)\npublic struct Ticket: Entity, Sendable {\n"
            )
        )
        #expect(text.contains("    public enum State: String {\n        case open, closed\n    }\n"))
        #expect(text.contains("    var isOpen: Bool { state == .open }\n"))
        #expect(!text.contains("\n\n\n"))
    }

    @Test func breaksACallThatIsTooLong() {
        #expect(
            Self.file.text.contains(
                """
                        return try TicketRepository.update(
                            ticket,
                            changed: ["agent_id of the ticket", "state of the ticket", "reopenings"],
                            in: transaction
                        )
                """
            )
        )
    }

    @Test func isFormattedStrictly() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = folder.appending(path: "Ticket.swift")
        try Data(Self.file.text.utf8).write(to: place)
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "format", "lint", "--strict", "--configuration", root.appending(path: ".swift-format").path,
            place.path,
        ]
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(output)")
    }

    @Test(arguments: [
        ("plain", "\"plain\""), ("a\"b", "\"a\\\"b\""), ("a\\b", "\"a\\\\b\""), ("line\nend", "\"line\\nend\""),
        ("null\u{0}", "\"null\\u{0}\""), ("Zürich 🚲", "\"Zürich 🚲\""),
    ])
    func quotesStrings(value: String, literal: String) {
        #expect(Literals.quoted(value) == literal)
    }

    @Test func writesSQLAsARawString() {
        #expect(Literals.raw("\"ticket\".\"id\" = ?") == "#\"\"ticket\".\"id\" = ?\"#")
        #expect(Literals.raw("COUNT(*)") == "\"COUNT(*)\"")
        #expect(Literals.raw("\"a\" = '\u{7}'") == "\"\\\"a\\\" = '\\u{7}'\"")
    }

    /// A bell in the text would not compile, and of a carriage return a line feed would be left.
    @Test func writesControlsAsEscapes() {
        func written(_ value: String) -> String {
            let function = FunctionDeclaration("f", body: [.constant("x", .string(value))])
            return SwiftFile(imports: [], [.function(function)]).text
        }
        #expect(written("a\r\nb").contains("let x = \"a\\r\\nb\""))
        #expect(written("a\n\u{7}").contains("let x = \"a\\n\\u{7}\""))
        #expect(written("a\nb").contains("\"\"\""))
    }
}
