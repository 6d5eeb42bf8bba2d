using System.Text.Encodings.Web;
using System.Text.Json;

namespace HospitalCrm.Core.Integration.Play;

/// <summary>Rows of one view as a HIS would push them.</summary>
/// <param name="What">What happened, for whoever watches: <c>admission</c>, <c>lab-corrected</c>; never whom.</param>
public sealed record HisMessage(string View, string What, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of the push.</summary>
    public byte[] Body() => JsonSerializer.SerializeToUtf8Bytes(Rows, Json);
}
