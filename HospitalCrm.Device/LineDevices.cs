using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Dialling;
using HospitalCrm.Device.Modems;
using HospitalCrm.Device.Scripts;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device;

/// <summary>From a configured line to the device that listens on it.</summary>
public static class LineDevices
{
    /// <summary>Null for <c>HttpEvents</c>: such a line is told, over HTTP, and nothing listens.</summary>
    /// <exception cref="ArgumentException">An adapter nobody knows: a slip in the configuration must not be passed over.</exception>
    public static ILineDevice? Create(LineOptions line, TimeProvider clock, ILoggerFactory logs) => line.Adapter switch
    {
        "Modem" => new ModemLine(line, clock, logs.CreateLogger<ModemLine>()),
        "Script" => new ScriptLine(line, clock, logs.CreateLogger<ScriptLine>()),
        "HttpEvents" => null,
        _ => throw new ArgumentException($"Lines: {line.Id}: Adapter '{line.Adapter}' is none of Modem, Script, HttpEvents.", nameof(line)),
    };

    /// <summary>What makes the line dial; null when it only listens. A device that dials is its own.</summary>
    public static IDialler? Dialler(LineOptions line, ILineDevice? device, ILoggerFactory logs) => line switch
    {
        { DialOut: false } => null,
        { Adapter: "HttpEvents" } => new HttpDialler(line, logs.CreateLogger<HttpDialler>()),
        _ => device as IDialler,
    };
}
