// Written routes name methods, header fields and statuses: one import gives them all.
@_exported import HTTPTypes
@_exported import WrightRuntime
