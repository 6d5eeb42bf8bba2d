using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HospitalCrm.Web.Parts.Forms;

/// <summary>A form as text and back: for the copy that is edited, the draft that is kept, and two versions laid side by side.</summary>
internal static class FormCopy
{
    public const string VersionName = "Version";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<TForm>(TForm form) => JsonSerializer.Serialize(form, Json);

    public static TForm Read<TForm>(string text) => JsonSerializer.Deserialize<TForm>(text, Json)!;

    public static TForm Of<TForm>(TForm form) => Read<TForm>(Write(form));

    public static TForm? TryRead<TForm>(string text)
        where TForm : class
    {
        try
        {
            return JsonSerializer.Deserialize<TForm>(text, Json);
        }
        catch (JsonException)
        {
            // The form changed with an update of the product; its old draft cannot be shown.
            return null;
        }
    }

    /// <summary>Keys, the concurrency token and how a covered field was shown (<c>…Mask</c>) are no fields: nobody chooses between them.</summary>
    public static bool IsField(string name) => name is not (VersionName or "Id" or "Mask") && !name.EndsWith("Mask", StringComparison.Ordinal);

    /// <summary>The fields that differ.</summary>
    public static IReadOnlyList<string> Differences<TForm>(TForm mine, TForm theirs)
    {
        var (left, right) = (Node(mine), Node(theirs));
        return [.. left.Select(field => field.Key).Where(name => IsField(name) && !JsonNode.DeepEquals(left[name], right[name]))];
    }

    /// <summary>Theirs (with their version), and mine where I chose to keep mine.</summary>
    public static TForm Merge<TForm>(TForm mine, TForm theirs, IReadOnlySet<string> keepMine)
    {
        var (left, merged) = (Node(mine), Node(theirs));
        foreach (var name in keepMine)
        {
            merged[name] = left[name]?.DeepClone();
        }

        return merged.Deserialize<TForm>(Json)!;
    }

    private static JsonObject Node<TForm>(TForm form) => JsonSerializer.SerializeToNode(form, Json)!.AsObject();
}
