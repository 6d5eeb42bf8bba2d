using System.Text.Encodings.Web;
using System.Text.Json;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Education.Audiences;

/// <summary>适用人群 (S4-6.4): whom a kind of health information is meant for. What is left empty does not matter; what is given must all hold.</summary>
public sealed record Audience
{
    /// <summary>More of them, or longer ones, no page shows.</summary>
    public const int MostAudiences = 10;

    public const int MostKeywords = 20;

    /// <summary>As JSON, all of a type's together.</summary>
    public const int LongestText = 8_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public string Name { get; init; } = "";

    /// <summary>In whole years, both ends included.</summary>
    public int? AgeFrom { get; init; }

    public int? AgeTo { get; init; }

    public Sex? Sex { get; init; }

    /// <summary>疾病关键字: any of them in a diagnosis of the clinic or of a discharge.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>最后就诊时间, both ends included.</summary>
    public DateOnly? VisitFrom { get; init; }

    public DateOnly? VisitTo { get; init; }

    /// <summary>Seen in this department; of lectures.</summary>
    public string? DepartmentCode { get; init; }

    /// <summary>The words one by one; both ； and ; split, as do line ends. The same word twice is one.</summary>
    public static IReadOnlyList<string> Split(string? typed) =>
        [.. (typed ?? "").Split(['；', ';', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    public static string Write(IReadOnlyList<Audience> audiences) => JsonSerializer.Serialize(audiences, Json);

    public static IReadOnlyList<Audience> Read(string text) => text.Length == 0 ? [] : JsonSerializer.Deserialize<List<Audience>>(text, Json)!;
}
