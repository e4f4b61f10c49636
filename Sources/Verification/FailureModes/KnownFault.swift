import DesignModel
import Diagnostics

/// Faults that the tests of a written service can bring about, as the name of a failure mode has them.
enum KnownFault {
    /// What may be wrong with another system.
    private static let ofSystems = ["down", "slow", "errors", "garbage"]
    private static let ofWorkers = ["crashes", "is delivered twice", "delivered twice"]

    static func isNamed(in name: String, _ view: DesignView) -> Bool {
        let name = SpokenWords(name)
        if name.begins(with: "two"), name.contains("at once") { return true }
        if name.begins(with: "process dies") || name.begins(with: "the process dies") { return true }
        if name.begins(with: "database"), name.contains("down") { return true }
        if !view.spokenSystems.beginning(name).isEmpty, ofSystems.contains(where: { name.contains($0) }) {
            return true
        }
        let subject = name.begins(with: "worker") ? SpokenWords(String(name.text.dropFirst("worker".count))) : name
        let isOfWorker = !view.spokenWorkers.beginning(name).isEmpty || !view.spokenWorkers.beginning(subject).isEmpty
        return isOfWorker && ofWorkers.contains { name.contains($0) }
    }

    /// The system or the worker that a row most probably means by a name that nothing has: `Paymens down`.
    static func meant(by name: String, _ view: DesignView) -> String? {
        let name = SpokenWords(name)
        guard var subject = (ofSystems + ofWorkers).lazy.compactMap({ name.before($0) }).first else { return nil }
        for word in [" is", " answers"] where subject.hasSuffix(word) { subject.removeLast(word.count) }
        if subject.hasPrefix("worker ") { subject.removeFirst("worker ".count) }
        let names = view.integrations.map(\.name.value) + view.workers.map(\.name.value)
        let spoken = names.map { SpokenWords($0).text }
        guard let near = didYouMean(subject, among: spoken), let index = spoken.firstIndex(of: near) else { return nil }
        return names[index]
    }
}
