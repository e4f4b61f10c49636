/// The manifests name exact versions only, and DEPENDENCIES.md lists what was resolved, transitive packages too.
struct DependenciesPinned: Check {
    let id = "dependencies-pinned"
    let title = "Dependencies are pinned exactly"

    func judge(_ subject: GateSubject) -> Evidence {
        guard let packages = subject.packages else { return unknown("nothing was resolved, since nothing was built") }
        guard let document = subject.text("DEPENDENCIES.md") else {
            return verdict(["DEPENDENCIES.md is missing"], "DEPENDENCIES.md was looked for")
        }
        var faults: [String] = []
        var pinned = 0
        for manifest in subject.sources where manifest.path.hasSuffix("Package.swift") {
            for call in manifest.packageRequirements {
                if call.isExact {
                    pinned += 1
                } else {
                    faults.append("\(call.place): \(call.text) is not an exact version")
                }
            }
        }
        let lines = document.split(separator: "\n")
        for package in packages
        where !lines.contains(where: { $0.contains(package.name) && $0.contains(package.version) }) {
            faults.append("\(package.name) \(package.version) was built and is not in DEPENDENCIES.md")
        }
        return verdict(
            faults,
            "\(pinned) dependencies of the manifests with an exact version or a path; all \(packages.count) packages that "
                + "were resolved stand in DEPENDENCIES.md at their version"
        )
    }
}
