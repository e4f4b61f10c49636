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
        let links = linksOnCircles(view)
        var seen: Set<String> = []
        return view.entities.compactMap { entity in
            guard !seen.contains(entity.name.value), let circle = circle(from: entity.name.value, links) else {
                return nil
            }
            seen.formUnion(circle.map(\.entity.name.value))
            return inACircle(circle)
        }
    }

    private typealias Link = (entity: Entity, field: Field, target: String)

    /// The required references from each entity, without those that begin or end where no circle can go through: they are
    /// taken off entity by entity, so that only what lies on a circle or between two is searched.
    private static func linksOnCircles(_ view: DesignView) -> [String: [Link]] {
        var links: [String: [Link]] = [:]
        var sources: [String: [String]] = [:]
        for entity in view.entities where links[entity.name.value] == nil {
            links[entity.name.value] = entity.fields.compactMap { field in
                guard field.rules.isOptional?.value != true, let target = field.type.value.refersTo else { return nil }
                sources[target, default: []].append(entity.name.value)
                return (entity, field, target)
            }
        }
        let targets = links.mapValues { $0.map(\.target) }
        let endless = withoutEnds(Array(links.keys), forward: targets, back: sources)
        let left = withoutEnds(Array(endless), forward: sources, back: targets)
        return links.filter { left.contains($0.key) && endless.contains($0.key) }
    }

    /// Those from which a way leads on for ever.
    private static func withoutEnds(_ all: [String], forward: [String: [String]], back: [String: [String]]) -> Set<
        String
    > {
        var left = Set(all)
        var ways = forward.mapValues { $0.count { left.contains($0) } }
        var open = all.filter { ways[$0, default: 0] == 0 }
        while let end = open.popLast() {
            left.remove(end)
            for source in back[end] ?? [] where left.contains(source) {
                ways[source, default: 0] -= 1
                if ways[source] == 0 { open.append(source) }
            }
        }
        return left
    }

    /// The shortest way of required references from the entity back to it.
    private static func circle(from start: String, _ links: [String: [Link]]) -> [Link]? {
        var steps: [(link: Link, before: Int?)] = (links[start] ?? []).map { ($0, nil) }
        var visited: Set<String> = []
        var next = 0
        while next < steps.count {
            let target = steps[next].link.target
            if target == start {
                var way: [Link] = []
                var place: Int? = next
                while let step = place {
                    way.append(steps[step].link)
                    place = steps[step].before
                }
                return way.reversed()
            }
            if visited.insert(target).inserted { steps += (links[target] ?? []).map { ($0, next) } }
            next += 1
        }
        return nil
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
