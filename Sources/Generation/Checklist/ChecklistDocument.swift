import Foundation
import Planning

/// `checklist.md`: every item by layer with its requirements and files, then every requirement with its items.
public func checklistDocument(_ inventory: Inventory) -> String {
    var lines = [
        "# \(inventory.service): checklist", "",
        "\(inventory.items.count) items for \(inventory.requirements.count) requirements, \(inventory.tests.count) tests among them.",
        "",
    ]
    for layer in Layer.allCases {
        let items = inventory.items.filter { $0.layer == layer }
        lines += ["## " + layer.title, ""]
        guard !items.isEmpty else {
            lines += ["The design has none.", ""]
            continue
        }
        lines += ["| Item | Kind | Name | Requirements | Files |", "|---|---|---|---|---|"]
        lines += items.map { item in
            let files = item.files.map { "`" + $0 + "`" }.joined(separator: ", ")
            let cells = [item.id, item.kind.rawValue, item.name, item.requirements.joined(separator: ", "), files]
            return "| " + cells.map(inCell).joined(separator: " | ") + " |"
        }
        lines.append("")
    }
    lines += ["## Requirements", "", "| Requirement | Sentence | Items |", "|---|---|---|"]
    lines += inventory.requirements.map { requirement in
        let items = inventory.items.filter { $0.kind != .test && $0.requirements.contains(requirement.id) }.map(\.id)
        let sentence = inCell(requirement.sentence)
        return "| \(requirement.id) | \(sentence) | \(items.joined(separator: ", ")) |"
    }
    return lines.joined(separator: "\n") + "\n"
}

private func inCell(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: "|")) ? text.replacing("|", with: "\\|") : text
}

extension Inventory {
    /// The same as data: `checklist.json`.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
