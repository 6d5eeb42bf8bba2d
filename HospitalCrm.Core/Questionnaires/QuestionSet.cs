using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>What one edition asks, in order, and the rules it judges the answers by.</summary>
public sealed record QuestionSet
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static readonly QuestionSet Empty = new();

    public IReadOnlyList<Question> Questions { get; init; } = [];

    public IReadOnlyList<OpinionRule> Opinions { get; init; } = [];

    /// <summary>开场白.</summary>
    public string Opening { get; init; } = "";

    /// <summary>Days after discharge it is meant for: what a plan is offered.</summary>
    public IReadOnlyList<int> DueDays { get; init; } = [];

    public AnswerCheck Check(Answers answers) => new AnswerRules(this, answers).Check();

    public Question? Find(string key) => Questions.FirstOrDefault(question => question.Key == key);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static QuestionSet FromJson(string json) => JsonSerializer.Deserialize<QuestionSet>(json, Json) ?? Empty;

    /// <summary>Which very questions these are.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
