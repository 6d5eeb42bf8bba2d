using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Closes answer sheets and opens them again, telling whether what comes out is what was put in.</summary>
public sealed class SheetSeal(Vault vault) : IRoomPart
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal void Close(AnswerSheet sheet, string questions, AnswerCheck check)
    {
        var findings = JsonSerializer.Serialize(new SheetFindings(check.Flags, check.Score, check.Opinion), Json);
        sheet.Keep(
            Pack(questions),
            QuestionSet.HashOf(questions),
            vault.Seal(AnswerSheet.AnswersPurpose, check.Kept.ToJson()),
            vault.Seal(AnswerSheet.FindingsPurpose, findings),
            check.Flags.Count,
            check.Score);
        sheet.Prove(Proof(sheet));
    }

    internal void Set(AnswerSheet sheet, SetOpinion opinion)
    {
        sheet.SetOpinion(vault.Seal(AnswerSheet.OpinionPurpose, JsonSerializer.Serialize(opinion, Json)));
        sheet.Prove(Proof(sheet));
    }

    internal SheetReading Open(AnswerSheet sheet)
    {
        var questions = Unpack(sheet.Asked);
        var answers = Try(AnswerSheet.AnswersPurpose, sheet.Answers);
        var findings = Try(AnswerSheet.FindingsPurpose, sheet.Findings);
        var opinion = sheet.Opinion is { } set ? Try(AnswerSheet.OpinionPurpose, set) : null;
        var found = Read<SheetFindings>(findings) ?? new([], null, null);
        return new(
            sheet.Id.Value,
            sheet.QuestionnaireCode,
            sheet.QuestionnaireName,
            sheet.EditionNumber,
            questions is null ? QuestionSet.Empty : ReadSet(questions),
            Answers.FromJson(answers),
            found.Flags,
            found.Score,
            found.Opinion,
            Read<SetOpinion>(opinion),
            sheet.Door,
            sheet.FilledBy,
            sheet.FilledAt,
            IsGenuine(sheet, questions))
        {
            Version = sheet.Version,
            Patient = sheet.PatientId,
        };
    }

    private bool IsGenuine(AnswerSheet sheet, string? questions)
    {
        try
        {
            return questions is not null && QuestionSet.HashOf(questions) == sheet.AskedHash && CryptographicOperations.FixedTimeEquals(Proof(sheet), sheet.Proof);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Over what was sealed, not over the sealed bytes: these change when keys do.</summary>
    private byte[] Proof(AnswerSheet sheet) => vault.AuditCode(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        sheet.Id,
        sheet.SubjectKind,
        sheet.SubjectKey,
        sheet.PatientId,
        sheet.QuestionnaireCode,
        sheet.QuestionnaireName,
        sheet.EditionNumber,
        sheet.AskedHash,
        sheet.Door,
        sheet.FilledBy,
        sheet.FilledAt.ToUnixTimeMilliseconds(),
        vault.Open(AnswerSheet.AnswersPurpose, sheet.Answers),
        vault.Open(AnswerSheet.FindingsPurpose, sheet.Findings),
        vault.Open(AnswerSheet.OpinionPurpose, sheet.Opinion))));

    private string? Try(string purpose, Sealed content)
    {
        try
        {
            return vault.Open(purpose, content);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static QuestionSet ReadSet(string json)
    {
        try
        {
            return QuestionSet.FromJson(json);
        }
        catch (JsonException)
        {
            return QuestionSet.Empty;
        }
    }

    private static T? Read<T>(string? json)
        where T : class
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<T>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static string? Unpack(byte[] packed)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var reader = new StreamReader(brotli, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }
}
