import ArgumentParser
import Foundation

/// Makes faults in a copy of the written tickets service and tells which of them its own tests catch.
@main
struct Alter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alter",
        abstract: "Makes faults in a copy of the written tickets service and tells which its own tests catch.",
        discussion: """
            The kinds of alteration and their reasons stand in docs/alterations.md. Exit code 0: enough were caught;
            1: too few; 2: an alteration no longer applies or does not build, or the service fails without any.
            """
    )

    @Option(help: "The service as wright wrote it.")
    var service = "build/tickets"

    @Option(help: "Where the copy is made that is altered; used again by the next run.")
    var copy = "build/altered/tickets"

    @Option(help: "Where SwiftPM builds; WRIGHT_SCRATCH_PATH without it, else .build-services.")
    var scratchPath: String?

    @Option(help: "Make only so many, spread over the list; then each of them has to be caught.")
    var only: Int?

    @Option(name: .customLong("id"), help: "Make only this one; can be given several times.")
    var ids: [String] = []

    @Flag(help: "List the alterations and stop.")
    var list = false

    @Flag(help: "Check that every alteration applies, and stop: nothing is compiled.")
    var check = false

    /// Of all alterations, so many may survive.
    private static let allowedSurvivors = 2

    func validate() throws {
        if let only, !(1...Alteration.all.count).contains(only) {
            throw ValidationError("--only wants a number from 1 to \(Alteration.all.count)")
        }
        if let unknown = ids.first(where: { id in !Alteration.all.contains { $0.id == id } }) {
            throw ValidationError("there is no alteration “\(unknown)”; --list names them all")
        }
    }

    func run() async throws {
        if list {
            for alteration in Alteration.all { say("\(alteration.columns)  \(alteration.effect)") }
            return
        }
        do { try await tryAlterations() } catch let failure as Failure {
            FileHandle.standardError.write(Data("alter: \(failure)\n".utf8))
            throw ExitCode(2)
        }
    }

    private func tryAlterations() async throws {
        let copied = ServiceCopy(original: URL(filePath: service).absoluteURL, folder: URL(filePath: copy).absoluteURL)
        try requireApplicable(copied)
        if check { return say("All \(Alteration.all.count) alterations apply to \(service).") }

        try copied.refresh()
        let tests = ServiceTests(folder: copied.folder, scratch: scratch)
        say("Compiling and testing the copy in \(copy) as it is …")
        try await requirePassing(tests)
        var trials: [Trial] = []
        for alteration in chosen {
            let trial = try await Trial(alteration, in: copied, tests: tests)
            say(trial.line)
            trials.append(trial)
        }
        try conclude(trials)
    }

    private var chosen: [Alteration] {
        if !ids.isEmpty { return Alteration.all.filter { ids.contains($0.id) } }
        return only.map(Alteration.spread) ?? Alteration.all
    }

    private var scratch: URL {
        let path = scratchPath ?? ProcessInfo.processInfo.environment["WRIGHT_SCRATCH_PATH"] ?? ".build-services"
        return URL(filePath: path).absoluteURL
    }

    /// Every one of the list, also where only some are made: an alteration that applies to nothing is a fault.
    private func requireApplicable(_ copied: ServiceCopy) throws {
        let faults = Alteration.all.compactMap { alteration -> String? in
            do {
                _ = try copied.altered(by: alteration)
                return nil
            } catch {
                return "\(alteration.id): \(error)"
            }
        }
        guard faults.isEmpty else {
            throw Failure("not every alteration applies to \(service):\n" + faults.joined(separator: "\n"))
        }
    }

    /// A test that fails anyway would seem to catch everything.
    private func requirePassing(_ tests: ServiceTests) async throws {
        switch try await tests.run() {
        case .passed(let count): say("\(count) tests pass without an alteration.")
        case .failed(let target, let names):
            throw Failure("\(target) fails without any alteration:\n" + names.joined(separator: "\n"))
        case .doesNotBuild(let errors):
            throw Failure("the service does not build without any alteration:\n" + errors.joined(separator: "\n"))
        }
    }

    private func conclude(_ trials: [Trial]) throws {
        let caught = trials.filter(\.isCaught).count
        let survivors = trials.filter { !$0.isCaught && !$0.isVoid }
        say("\n\(caught) of \(trials.count) caught.")
        for trial in survivors {
            say("Survived: \(trial.alteration.id) (\(trial.alteration.effect)), in \(trial.alteration.edits[0].file)")
        }
        if trials.contains(where: \.isVoid) { throw ExitCode(2) }
        let allowed = trials.count == Alteration.all.count ? Self.allowedSurvivors : 0
        guard survivors.count <= allowed else { throw ExitCode(1) }
    }

    private func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}
