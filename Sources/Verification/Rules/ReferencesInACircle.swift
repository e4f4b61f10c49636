import DesignModel
import Diagnostics

/// Rows that each need the other one first.
enum ReferencesInACircle: Rule {
    static let id: DiagnosticID = "references-in-a-circle"
    static let explanation = Explanation(
        fault: "Required references lead from an entity back to itself, directly or through others.",
        whyItMatters: "None of the rows can be the first: no request could ever create one.",
        bad: """
            | team | Team | on delete restrict | (in Person) |

            | lead | Person | on delete restrict | (in Team) |
            """,
        good: "| lead | Person | optional, on delete clear | (in Team) |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        var seen: Set<String> = []
        return view.entities.compactMap { entity in
            guard !seen.contains(entity.name.value), let circle = circle(from: entity, view) else { return nil }
            seen.formUnion(circle.map(\.entity.name.value))
            return inACircle(circle)
        }
    }

    private typealias Link = (entity: Entity, field: Field)

    /// The shortest way of required references from the entity back to it.
    private static func circle(from start: Entity, _ view: DesignView) -> [Link]? {
        var ways: [[Link]] = links(of: start)
        var visited: Set<String> = []
        while !ways.isEmpty {
            let way = ways.removeFirst()
            guard let target = way.last?.field.type.value.refersTo else { continue }
            if target == start.name.value { return way }
            guard visited.insert(target).inserted, let next = view.entity(target) else { continue }
            ways += links(of: next).map { way + [$0] }
        }
        return nil
    }

    private static func links(of entity: Entity) -> [[Link]] {
        entity.fields.filter { $0.type.value.refersTo != nil && $0.rules.isOptional?.value != true }.map {
            [(entity, $0)]
        }
    }

    private static func links(of entity: Entity) -> [Link] {
        let ways: [[Link]] = links(of: entity)
        return ways.flatMap { $0 }
    }

    // MARK: Messages

    private static func inACircle(_ circle: [Link]) -> Diagnostic {
        let names = circle.map { "`\($0.entity.name.value).\($0.field.name.value)`" }
        return finding(
            circle.count == 1
                ? "\(names[0]) needs another \(circle[0].entity.name.value) before the first one"
                : "\(names.joined(separator: " and ")) need each other first",
            at: circle[0].field.name.span,
            because: circle.dropFirst().map { DiagnosticLabel($0.field.name.span, "and back by this one") },
            leadsTo: "No first row could ever be created.",
            help: "Make one of the references `optional`, or leave it out."
        )
    }
}
