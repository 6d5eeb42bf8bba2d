namespace HospitalCrm.Web.Commands;

/// <summary>The command line was typed wrongly: the message goes to stderr, the exit code is 2.</summary>
internal sealed class BadArguments(string message) : Exception(message);
