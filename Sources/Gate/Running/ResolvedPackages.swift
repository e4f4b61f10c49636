import Foundation
import Planning

extension ResolvedPackage {
    /// The packages of a build folder at the versions that were resolved, by name.
    ///
    /// Source: `workspace-state.json`, which SwiftPM writes into the scratch path.
    public static func all(inScratchPath folder: URL) -> [ResolvedPackage]? {
        guard let data = try? Data(contentsOf: folder.appending(path: "workspace-state.json")),
            let state = try? JSONDecoder().decode(WorkspaceState.self, from: data)
        else { return nil }
        return state.object.dependencies.compactMap { dependency in
            guard let version = dependency.state.checkoutState?.version else { return nil }
            return ResolvedPackage(
                name: dependency.packageRef.identity,
                location: dependency.packageRef.location,
                version: version
            )
        }.sorted { $0.name < $1.name }
    }
}

private struct WorkspaceState: Decodable {
    var object: Contents

    struct Contents: Decodable { var dependencies: [Dependency] }

    struct Dependency: Decodable {
        var packageRef: Reference
        var state: State
    }

    struct Reference: Decodable {
        var identity: String
        var location: String
    }

    struct State: Decodable { var checkoutState: Checkout? }

    struct Checkout: Decodable { var version: String? }
}
