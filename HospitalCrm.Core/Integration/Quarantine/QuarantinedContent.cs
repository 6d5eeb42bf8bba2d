using System.Text.Encodings.Web;
using System.Text.Json;
using HospitalCrm.Core.Integration.Feeds;

namespace HospitalCrm.Core.Integration.Quarantine;

/// <summary>What stands in a bad row, by the contract's columns.</summary>
internal static class QuarantinedContent
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null for something that has no columns at all (<see cref="HisFaults.NotARow"/>): there is nothing to repair in it.</summary>
    public static Dictionary<string, string?>? Read(HisView view, string content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var cells = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (view.Find(property.Name) is { } column)
                {
                    cells[column.Name] = Text(property.Value);
                }
            }

            return cells;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null; // half a character
        }
    }

    public static byte[] Write(IReadOnlyDictionary<string, string?> cells) => JsonSerializer.SerializeToUtf8Bytes(cells, Json);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => value.GetRawText(),
    };
}
