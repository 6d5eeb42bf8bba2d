using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>月度投诉分析: the figures as they stood when it was prepared, under a hash; signed once, and then it never changes.</summary>
public sealed class MonthlyReview : Entity<MonthlyReview>, IAudited
{
    public const string AnalysisPurpose = "MonthlyReview.Analysis";
    public const string SignedWordsPurpose = "MonthlyReview.SignedWords";

    private MonthlyReview()
    {
    }

    /// <param name="month">Its first day.</param>
    public MonthlyReview(DateOnly month) => Month = month;

    public DateOnly Month { get; private set; }

    /// <summary>As JSON.</summary>
    public string Figures { get; private set; } = "";

    /// <summary>SHA-256 over month, figures, analysis and who prepared them when.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>问题分析.</summary>
    public Sealed Analysis { get; private set; }

    public string PreparedBy { get; private set; } = "";

    public DateTimeOffset PreparedAt { get; private set; }

    public string? SignedBy { get; private set; }

    public string? SignedByName { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>批示.</summary>
    public Sealed? SignedWords { get; private set; }

    /// <summary>SHA-256 over the hash, the signer, the moment and his words.</summary>
    public string? Signature { get; private set; }

    public bool IsSigned => SignedAt is not null;

    Guid? IAudited.AuditPatient => null;

    public void Prepare(string figures, Sealed analysis, string analysisText, string by, DateTimeOffset at)
    {
        if (IsSigned)
        {
            throw new RuleViolation("Complaints.ReviewSigned");
        }

        (Figures, Analysis, PreparedBy, PreparedAt) = (figures, analysis, by, at);
        Hash = HashOf(analysisText);
    }

    public void Sign(string hash, Sealed words, string wordsText, string by, string byName, DateTimeOffset at)
    {
        if (IsSigned)
        {
            throw new RuleViolation("Complaints.ReviewSigned");
        }

        if (hash != Hash)
        {
            throw new RuleViolation("Complaints.ReviewChanged");
        }

        if (by == PreparedBy)
        {
            throw new RuleViolation("Complaints.ReviewSecondPerson");
        }

        (SignedBy, SignedByName, SignedAt, SignedWords) = (by, byName, at, words);
        Signature = SignatureOf(wordsText);
    }

    /// <summary>What stands here is what was prepared and signed.</summary>
    public bool IsIntact(string analysisText, string? signedText) => Hash == HashOf(analysisText) && (!IsSigned || Signature == SignatureOf(signedText ?? ""));

    private string HashOf(string analysisText) => Sum($"{Month:yyyy-MM}\n{Figures}\n{analysisText}\n{PreparedBy}\n{PreparedAt.UtcTicks}");

    private string SignatureOf(string words) => Sum($"{Hash}\n{SignedBy}\n{SignedAt?.UtcTicks}\n{words}");

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
