import Planning

/// Every file of the service layer: package, executable, container, API description.
public func serviceFiles(_ plan: ServicePlan) -> [GeneratedFile] {
    [
        PackageFile(plan: plan).file(),
        ConfigurationFile(plan: plan).file(),
        ServiceFile(plan: plan).file(),
        OpenAPIFile(plan: plan).file(),
        GeneratedFile(path: "openapi.yaml", content: OpenAPIDocument(plan).yaml),
    ] + CommandFiles(plan: plan).files() + ContainerFiles(plan: plan).files()
}
