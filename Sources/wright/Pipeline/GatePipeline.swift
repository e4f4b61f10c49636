import Foundation
import Gate
import Planning

/// Builds a written folder, tests its layers strictly in order, runs it, judges it and hands it off.
struct GatePipeline {
    let folder: URL
    let shownAs: String
    let building: BuildingOptions
    let progress: Progress

    private var scratch: URL { building.scratch }

    func run(printing options: SharedOptions) async throws {
        let inventory = try readInventory()
        try await compile()
        let reports = FileManager.default.temporaryDirectory.appending(path: "wright-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: reports) }

        let runner = LayerRunner(folder: folder, scratch: scratch, reports: reports)
        var runs: [LayerRun] = []
        for step in runner.steps(of: inventory) {
            let run = try await runner.run(step)
            runs.append(run)
            progress.done(
                run.title,
                "\(run.passed) tests passed, \(run.failed) failed",
                seconds: run.seconds,
                passed: run.isGreen
            )
            guard run.isGreen else { throw layerFailed(run) }
        }
        let subject = GateSubject(
            folder: folder,
            inventory: inventory,
            sources: try SwiftSource.all(in: folder),
            runs: runs,
            packages: ResolvedPackage.all(inScratchPath: scratch)
        )
        try await judge(subject, reports: reports, printing: options)
    }

    private func readInventory() throws -> Inventory {
        let file = folder.appending(path: "checklist.json")
        guard let data = FileManager.default.contents(atPath: file.path) else {
            throw Stop(.usage, "\(shownAs) is not the folder of a written service: it has no checklist.json")
        }
        guard let inventory = try? JSONDecoder().decode(Inventory.self, from: data),
            inventory.format == Inventory.currentFormat
        else {
            throw Stop(.usage, "\(shownAs)/checklist.json cannot be read by this wright; build the service again")
        }
        return inventory
    }

    private func compile() async throws {
        let isCold = !FileManager.default.fileExists(atPath: scratch.appending(path: "workspace-state.json").path)
        if isCold {
            progress.note(
                "The packages of the service are compiled for the first time: this takes minutes, and is paid once."
            )
        }
        let progress = progress
        let outcome = try await swift(["build", "--build-tests"]) { line in
            guard let step = BuildStep(line) else { return }
            progress.advance("Build", step.fraction, step.text)
        }
        try? DependencyReport(scratch: scratch).write(into: folder)
        progress.done("Build", "swift build --build-tests", seconds: outcome.seconds, passed: outcome.exitCode == 0)
        guard outcome.exitCode == 0 else {
            let errors = outcome.lines.filter { $0.contains("error:") }
            throw Stop(
                .buildOrTestFailed,
                "the service does not build:\n"
                    + (errors.isEmpty ? Array(outcome.lines.suffix(30)) : errors).joined(separator: "\n")
            )
        }
    }

    private func swift(_ arguments: [String], onLine: @escaping @Sendable (String) -> Void) async throws
        -> ProcessRunner.Outcome
    {
        do {
            return try await ProcessRunner().run(
                "swift",
                arguments + ["--enable-code-coverage", "--scratch-path", scratch.path],
                in: folder,
                onLine: onLine
            )
        } catch let failure as ProcessRunner.StartFailure {
            throw Stop(.buildOrTestFailed, "\(failure); a Swift toolchain (6.2 or later) has to be in PATH")
        }
    }

    private func layerFailed(_ run: LayerRun) -> Stop {
        let failures = run.results.filter { $0.outcome == .failed }.map { result in
            "  " + result.identifier + (result.message.map { ": " + $0 } ?? "")
        }
        let shown = failures.isEmpty ? run.output : failures.joined(separator: "\n") + "\n\n" + run.output
        return Stop(
            .buildOrTestFailed,
            "the layer \(run.title) failed, the layers after it were not run:\n\(shown)\n\nagain by hand, in \(shownAs): \(run.command)"
        )
    }

    private func judge(_ subject: GateSubject, reports: URL, printing options: SharedOptions) async throws {
        let report = GateReport(subject)
        let coverage = await Coverage.measure(
            profiles: profiles(in: reports),
            binary: scratch.appending(path: "debug/\(subject.inventory.executable)PackageTests.xctest"),
            sources: folder.appending(path: "Sources"),
            in: reports
        )
        let handOff = HandOff(subject, report: report, coverage: coverage)
        try Data(try handOff.json()).write(to: folder.appending(path: "evidence.json"), options: .atomic)
        try Data(handOff.markdown.utf8).write(to: folder.appending(path: "handoff.md"), options: .atomic)
        switch options.format {
        case .json: Terminal.print(String(decoding: try handOff.json(), as: UTF8.self))
        case .text:
            Terminal.print(GatePrinter(terminal: options.terminal).text(report, coverage: coverage, folder: shownAs))
        }
        guard report.isOpen else { throw Stop(.gateFailed) }
    }

    private func profiles(in reports: URL) -> [URL] {
        let files = (try? FileManager.default.contentsOfDirectory(at: reports, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "profraw" }.sorted { $0.path < $1.path }
    }
}

/// `[123/456] Compiling X`: a line of SwiftPM's that tells how far it is.
struct BuildStep {
    let fraction: Double
    let text: String

    init?(_ line: String) {
        guard line.hasPrefix("["), let end = line.firstIndex(of: "]") else { return nil }
        let counts = line[line.index(after: line.startIndex)..<end].split(separator: "/").compactMap { Int($0) }
        guard counts.count == 2, counts[1] > 0 else { return nil }
        fraction = Double(counts[0]) / Double(counts[1])
        text = "\(counts[0])/\(counts[1])" + line[line.index(after: end)...]
    }
}
