using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps.Register;

/// <summary>What the register's columns say of one follow-up. Of a closed archive: nothing.</summary>
internal static class RegisterWords
{
    /// <summary>Questions by which the patient tells what he thinks of the hospital.</summary>
    private static readonly string[] Opinions = ["satisfaction", "complaint", "suggestion"];

    /// <summary>All sheets of a page at once.</summary>
    public static async Task OpenAsync(ListTools tools, IReadOnlyCollection<FollowUpDoneRow> rows, CancellationToken ct)
    {
        var asked = rows.Select(row => row.SheetId).OfType<Id<AnswerSheet>>().ToList();
        if (asked.Count == 0)
        {
            return;
        }

        var seal = new SheetSeal(tools.Vault);
        var sheets = (await tools.Db.AnswerSheets.AsNoTracking().Where(sheet => asked.Contains(sheet.Id)).ToListAsync(ct)).ToDictionary(sheet => sheet.Id, seal.Open);
        foreach (var row in rows)
        {
            row.Sheet = row.SheetId is { } sheet ? sheets.GetValueOrDefault(sheet) : null;
        }
    }

    /// <summary>On the day of the call.</summary>
    public static Age? Age(FollowUpDoneRow row, ListTools tools) =>
        row.BirthOn is { } first && !tools.Covers(row.IsRestricted) ? BirthDate.Of(first, row.BirthPrecision).AgeOn(DateOnly.FromDateTime(HospitalZone.Local(row.At).DateTime)) : null;

    /// <summary>Covered, as on every list.</summary>
    public static string? Phone(FollowUpDoneRow row, ListTools tools) =>
        tools.Covers(row.IsRestricted) || row.Phone is not { } number ? null : PhoneNumbers.Normalise(tools.Vault.Open(ContactNumber.NumberPurpose, number), tools.Numbering).Mask();

    /// <summary>How he is: the opinion, what was not as it should be, and what was noted.</summary>
    public static string? Situation(FollowUpDoneRow row, ListTools tools)
    {
        if (tools.Covers(row.IsRestricted))
        {
            return null;
        }

        var sheet = row.Sheet;
        var parts = new[] { sheet?.Opinion?.Opinion ?? sheet?.Derived?.Opinion }
            .Concat(sheet?.Flags.Select(flag => $"{Question.Topic(flag.QuestionText)}：{flag.AnswerText}") ?? [])
            .Append(tools.Vault.Open(FollowUpRecord.NotePurpose, row.Note));
        return Joined(parts);
    }

    public static string? Guidance(FollowUpDoneRow row, ListTools tools) => tools.Covers(row.IsRestricted) ? null : row.Sheet?.Derived?.Guidance;

    /// <summary>患者意见: what he thinks of the hospital.</summary>
    public static string? PatientSays(FollowUpDoneRow row, ListTools tools) => tools.Covers(row.IsRestricted) || row.Sheet is not { } sheet
        ? null
        : Joined(sheet.Set.Questions.Where(question => Opinions.Contains(question.Key) && sheet.Answers[question.Key].Count > 0)
            .Select(question => question.Key == Opinions[0] ? $"{Question.Topic(question.Text)}：{question.Say(sheet.Answers[question.Key])}" : question.Say(sheet.Answers[question.Key])));

    private static string? Joined(IEnumerable<string?> parts) => string.Join('；', parts.Where(part => !string.IsNullOrWhiteSpace(part))) is { Length: > 0 } text ? text : null;
}
