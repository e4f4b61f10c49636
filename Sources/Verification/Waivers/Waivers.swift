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
    var standing = diagnostics
    var waived: [Diagnostic] = []
    for waiver in view.design.waivers {
        if let fault = faultOfForm(waiver, today: today) {
            standing += view.placed([fault])
            continue
        }
        let covered = standing.filter { covers(waiver, $0) }
        if covered.isEmpty {
            standing += view.placed([WaiverForNothing.finding(waiver)])
        } else {
            waived += covered
            standing.removeAll { covers(waiver, $0) }
        }
    }
    return (standing, waived)
}

/// What is wrong with a waiver whatever the design holds; one finding at most.
private func faultOfForm(_ waiver: Waiver, today: CalendarDay?) -> Diagnostic? {
    WaiverOfUnknownRule.finding(waiver) ?? WaiverWithoutReason.finding(waiver)
        ?? WaiverExpired.finding(waiver, today: today)
}

/// Whether the waiver's rule found this, at a place that the waiver names: by the component, or by a name that the
/// finding's message speaks of. An empty place covers every finding of the rule.
private func covers(_ waiver: Waiver, _ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.id.rawValue == waiver.rule.value, diagnostic.severity != .error else { return false }
    let place = waiver.place.value
    if place.isEmpty || diagnostic.component == place || diagnostic.component == "Component: \(place)" { return true }
    return speaks(diagnostic.message.replacing("`", with: ""), of: place.replacing("`", with: ""))
}

/// Whether the place stands in the message as a whole, not as the beginning of a longer path or name.
private func speaks(_ message: String, of place: String) -> Bool {
    let continues: (Character) -> Bool = { $0.isLetter || $0.isNumber || "_/{.-".contains($0) }
    return message.ranges(of: place).contains { range in
        let next = range.upperBound < message.endIndex ? message[range.upperBound] : " "
        let previous = range.lowerBound > message.startIndex ? message[message.index(before: range.lowerBound)] : " "
        return !continues(next) && !continues(previous)
    }
}
