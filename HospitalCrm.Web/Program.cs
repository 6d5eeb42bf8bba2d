using HospitalCrm.Web.Commands;

return await CommandLine.RunAsync(args);

/// <summary>The product's one binary: server and command line. Named for the tests, which start it.</summary>
public sealed partial class Program;
