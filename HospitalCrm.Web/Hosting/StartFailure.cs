using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;

namespace HospitalCrm.Web.Hosting;

/// <summary>Why the product cannot start, in one line an administrator can act on.</summary>
internal sealed class StartFailure(string message) : Exception(message)
{
    /// <summary>Null when it is not a known trouble: a bug keeps its stack trace.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        StartFailure known => known.Message,
        AddressInUseException => "the port is taken: " + failure.Message,
        IOException { InnerException: AddressInUseException } => "the port is taken: " + failure.Message,
        System.Net.Sockets.SocketException socket => "the network says: " + socket.Message,
        InvalidDataException or CryptographicException or UnauthorizedAccessException or IOException => failure.Message,
        System.Data.Common.DbException database => "the database says: " + database.Message.ReplaceLineEndings(" "),
        ArgumentException { ParamName: "line" } => failure.Message,
        _ when failure.InnerException is { } inner => Explain(inner),
        _ => null,
    };
}
