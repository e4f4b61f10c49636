import DesignModel
import Diagnostics

/// Takes out what the document waives, and adds what is wrong with the waivers themselves.
///
/// A waiver takes effect only if it is in order: a rule that exists, a reason, a last day that has not passed. Errors
/// cannot be waived.
func applyWaivers(
    of view: DesignView,
    to diagnostics: [Diagnostic],
    today: CalendarDay?
) -> (standing: [Diagnostic], waived: [Diagnostic]) {
    var faults: [Diagnostic] = []
    var waived: [Diagnostic] = []
    var isWaived = Array(repeating: false, count: diagnostics.count)
    var waivable: [String: Waivable] = [:]
    // What is wrong with a waiver is an error, so that none covers it.
    let rules = Set(view.design.waivers.map(\.rule.value))
    for (place, diagnostic) in diagnostics.enumerated()
    where diagnostic.severity != .error && rules.contains(diagnostic.id.rawValue) {
        waivable[diagnostic.id.rawValue, default: Waivable()].add(diagnostic, place)
    }
    for waiver in view.design.waivers {
        if let fault = faultOfForm(waiver, today: today) {
            faults.append(fault)
            continue
        }
        let covered = waivable[waiver.rule.value]?.covered(by: waiver).filter { !isWaived[$0] } ?? []
        if covered.isEmpty { faults.append(WaiverForNothing.finding(waiver)) }
        for place in covered {
            isWaived[place] = true
            waived.append(diagnostics[place])
        }
    }
    let standing = diagnostics.indices.filter { !isWaived[$0] }.map { diagnostics[$0] }
    return (standing + view.placed(faults), waived)
}

/// What is wrong with a waiver whatever the design holds; one finding at most.
private func faultOfForm(_ waiver: Waiver, today: CalendarDay?) -> Diagnostic? {
    WaiverOfUnknownRule.finding(waiver) ?? WaiverWithoutReason.finding(waiver)
        ?? WaiverExpired.finding(waiver, today: today)
}

/// The findings of one rule, by what a waiver may name: the component, or a name that the message speaks of.
private struct Waivable {
    private var all: [Int] = []
    private var messages: [Int: String] = [:]
    private var byComponent: [String: [Int]] = [:]
    private var byName: [Substring: [Int]] = [:]

    mutating func add(_ diagnostic: Diagnostic, _ place: Int) {
        all.append(place)
        let message = diagnostic.message.filter { $0 != "`" }
        messages[place] = message
        if let component = diagnostic.component { byComponent[component, default: []].append(place) }
        for name in Set(names(in: message)) { byName[name, default: []].append(place) }
    }

    /// In the order of the findings. An empty place covers every finding of the rule.
    func covered(by waiver: Waiver) -> [Int] {
        let place = waiver.place.value
        if place.isEmpty { return all }
        let ofComponent = (byComponent[place] ?? []) + (byComponent["Component: \(place)"] ?? [])
        let spoken = place.filter { $0 != "`" }
        // Whoever speaks of the place says each name in it.
        let near = names(in: spoken).max { $0.utf8.count < $1.utf8.count }.map { byName[$0] ?? [] } ?? all
        let speaking = near.filter { messages[$0].map { speaks($0, of: spoken) } ?? false }
        return Set(ofComponent + speaking).sorted()
    }

    private func names(in text: String) -> [Substring] { text.split { !goesOn($0) } }
}

/// Whether the character goes on with a path or a name.
private func goesOn(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_/{.-".contains(character)
}

/// Whether the place stands in the message as a whole, not as the beginning of a longer path or name.
private func speaks(_ message: String, of place: String) -> Bool {
    message.ranges(of: place).contains { range in
        let next = range.upperBound < message.endIndex ? message[range.upperBound] : " "
        let previous = range.lowerBound > message.startIndex ? message[message.index(before: range.lowerBound)] : " "
        return !goesOn(next) && !goesOn(previous)
    }
}
