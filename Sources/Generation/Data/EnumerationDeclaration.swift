import Planning
import SwiftTree

/// Writes closed lists of words.
struct EnumerationDeclaration {
    let plan: EnumerationPlan

    /// ```swift
    /// /// How urgent.
    /// public enum Priority: String, ColumnEnum, CaseIterable, Sendable {
    ///     case low, normal, high
    /// }
    /// ```
    var declaration: Declaration {
        .type(
            TypeDeclaration(
                .enumeration,
                plan.name.name,
                access: .public,
                inherits: ["String", "ColumnEnum", "CaseIterable", "Sendable"],
                documentation: documented(
                    plan.documentation,
                    plan.name.owner == nil || isState ? plan.requirements : []
                ),
                members: cases
            )
        )
    }

    private var isState: Bool { plan.name.name == "State" }

    /// Words that are names stand together; the others one a line, with the word.
    private var cases: [Declaration] {
        var members: [Declaration] = []
        var plain: [String] = []
        func flush() {
            for start in stride(from: 0, to: plain.count, by: 8) {
                members.append(.enumCase(EnumCase(Array(plain[start..<min(start + 8, plain.count)]))))
            }
            plain = []
        }
        for (member, word) in plan.cases {
            if member == word {
                plain.append(Names.escaped(member))
            } else {
                flush()
                members.append(.enumCase(EnumCase([Names.escaped(member)], rawValue: .string(word))))
            }
        }
        flush()
        return members
    }
}
