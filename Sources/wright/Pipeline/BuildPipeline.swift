import Diagnostics
import Foundation
import Generation
import Planning

/// `wright build`: verify, plan, write; then what `wright gate` does.
struct BuildPipeline {
    let command: BuildCommand
    let progress: Progress

    init(command: BuildCommand) {
        self.command = command
        progress = Progress(command.shared.terminal, isSilent: command.shared.format == .json)
    }

    func run() async throws {
        let front = try verify()
        guard let buildable = front.buildable else { throw try refuse(front) }
        let spelling = Spelling(front: front, path: command.design.design, options: command.shared)
        let (service, planSeconds) = try await timedAwaiting { try await spelling.service(of: buildable) }
        try reportPlan(service, seconds: planSeconds)

        let shownOutput = command.output ?? "build/" + service.plan.names.executable
        let folder = OutputFolder(url: URL(filePath: shownOutput).absoluteURL)
        try write(service, of: front, into: folder, shownAs: shownOutput)
        guard !command.writeOnly else { return }
        try requireHandWritten(service, in: folder, shownAs: shownOutput)

        let gate = GatePipeline(
            folder: folder.url,
            shownAs: shownOutput,
            building: command.building,
            progress: progress
        )
        try await gate.run(printing: command.shared)
    }

    private func verify() throws -> FrontEnd {
        let (front, seconds) = try timed { try command.design.analyse() }
        let findings = front.obstacles
        progress.done(
            "Verify",
            "\(command.design.design): \(front.lineCount) lines, \(front.design.requirements.count) requirements, "
                + (findings.isEmpty ? "no findings" : findings.counted),
            seconds: seconds,
            passed: front.buildable != nil
        )
        if !findings.isEmpty {
            FindingsPrinter(options: command.shared, path: command.design.design).print(findings, files: front.files)
        }
        return front
    }

    /// Puts the errors as questions beside the design's output; nothing else is written.
    private func refuse(_ front: FrontEnd) throws -> Stop {
        let questions = QuestionsRenderer().render(
            front.obstacles,
            files: front.files,
            design: command.design.design
        )
        let name = ServiceNames(service: front.design.name.value).executable
        let folder = URL(filePath: command.output ?? "build/" + (name.isEmpty ? "service" : name))
        let place = folder.appending(path: "questions.md")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(questions.utf8).write(to: place, options: .atomic)
        } catch {
            return Stop(
                .designHasErrors,
                "the questions cannot be written to \(place.relativePath): \(error.localizedDescription)"
            )
        }
        progress.note("The design was not built. Its open points stand as questions in \(place.relativePath).")
        return Stop(.designHasErrors)
    }

    private func reportPlan(_ service: WrittenService, seconds: Double) throws {
        let faults = service.checklist.faults
        progress.done(
            "Plan",
            "\(service.checklist.items.count) items for \(service.inventory.requirements.count) requirements, "
                + "\(service.inventory.tests.count) tests",
            seconds: seconds,
            passed: faults.isEmpty
        )
        guard faults.isEmpty else {
            throw Stop(
                .designHasErrors,
                "the plan has holes:\n" + faults.map { "  " + $0.description }.joined(separator: "\n")
            )
        }
    }

    /// What `Custom:` leaves to a person has to be there before anything is compiled.
    private func requireHandWritten(_ service: WrittenService, in folder: OutputFolder, shownAs shown: String) throws {
        let missing = service.handWritten.filter {
            !FileManager.default.fileExists(atPath: folder.url.appending(path: $0.path).path)
        }
        guard missing.isEmpty else {
            throw Stop(.buildOrTestFailed, "in \(shown):\n" + missing.map(\.message).joined(separator: "\n\n"))
        }
    }

    private func write(_ service: WrittenService, of front: FrontEnd, into folder: OutputFolder, shownAs shown: String)
        throws
    {
        let (report, seconds) = try timed {
            let runtime = try RuntimeSources.find(command.runtime)
            let files = try service.files + runtime.files(modules: service.runtimeModules)
            do {
                return try folder.replace(with: files, design: front.hash, force: command.force)
            } catch let stop as Stop {
                throw stop
            } catch {
                throw Stop(.usage, "\(shown) cannot be written: \(error.localizedDescription)")
            }
        }
        try? FileManager.default.removeItem(at: folder.url.appending(path: "questions.md"))
        progress.done(
            "Write",
            "\(shown): \(report.written.count) files written, \(report.unchanged) unchanged, \(report.removed.count) removed",
            seconds: seconds
        )
        if report.rewritten.contains(where: { service.frozenPaths.contains($0) }) {
            progress.note(
                "the first migration changed: a database that was migrated before will be refused; "
                    + "migrations from one design to the next are not written yet"
            )
        }
        for path in report.leftAlone {
            progress.note("left alone: \(path) was edited by hand (or is not ours); --force overwrites it")
        }
    }
}
