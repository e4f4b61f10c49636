import Foundation
import Generation

/// The runtime package as it is vendored into each written service.
struct RuntimeSources {
    /// Where `Runtime/Package.swift` is.
    let folder: URL

    /// - Parameter path: what the user named; without it, `Runtime` is looked for above the executable.
    /// - Throws: `Stop` where none is found.
    static func find(_ path: String?) throws -> RuntimeSources {
        if let path {
            let folder = URL(filePath: path)
            guard isRuntime(folder) else {
                throw Stop(.usage, "\(path) holds no runtime (no Package.swift of WrightRuntime)")
            }
            return RuntimeSources(folder: folder)
        }
        let executable = URL(filePath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
        let real = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map {
            URL(filePath: $0)
        }
        var folder = (real ?? executable).deletingLastPathComponent()
        while folder.path != "/" {
            for candidate in [folder.appending(path: "Runtime"), folder.appending(path: "share/wright/Runtime")]
            where isRuntime(candidate) {
                return RuntimeSources(folder: candidate)
            }
            folder = folder.deletingLastPathComponent()
        }
        throw Stop(.usage, "the runtime was not found beside the executable; name its folder with --runtime")
    }

    /// The files to vendor: the manifest and the sources of the modules, without tests.
    func files(modules: Set<String>) throws -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        for path in try paths(modules: modules) {
            let content: String
            do {
                content = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            } catch {
                throw Stop(.usage, "the runtime's \(path) cannot be read: \(error.localizedDescription)")
            }
            files.append(GeneratedFile(path: "Vendor/WrightRuntime/" + path, content: content))
        }
        return files
    }

    private func paths(modules: Set<String>) throws -> [String] {
        var paths: [String] = []
        let enumerator = FileManager.default.enumerator(atPath: folder.appending(path: "Sources").path)
        while let path = enumerator?.nextObject() as? String {
            let module = String(path.prefix { $0 != "/" })
            if path.hasSuffix(".swift"), modules.contains(module) { paths.append("Sources/" + path) }
        }
        guard !paths.isEmpty else { throw Stop(.usage, "the runtime in \(folder.path) has no sources") }
        return ["Package.swift"] + paths.sorted()
    }

    private static func isRuntime(_ folder: URL) -> Bool {
        let manifest = try? String(contentsOf: folder.appending(path: "Package.swift"), encoding: .utf8)
        return manifest?.contains("name: \"WrightRuntime\"") == true
    }
}
