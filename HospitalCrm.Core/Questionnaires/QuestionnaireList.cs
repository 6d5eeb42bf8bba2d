using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>调查表.</summary>
public static class QuestionnaireList
{
    public static readonly ListDefinition<QuestionnaireRow> Definition = new("questionnaires")
    {
        Source = db =>
            from questionnaire in db.Questionnaires
            join edition in db.QuestionnaireEditions on new { Questionnaire = questionnaire.Id, Number = questionnaire.Latest } equals new { Questionnaire = edition.QuestionnaireId, edition.Number }
            join known in db.Departments on questionnaire.DepartmentCode equals known.Code into departments
            from department in departments.DefaultIfEmpty()
            select new QuestionnaireRow
            {
                Id = questionnaire.Id,
                Code = questionnaire.Code,
                Name = questionnaire.Name,
                Kind = questionnaire.Kind,
                Department = department == null ? questionnaire.DepartmentCode : department.Name,
                IsOff = questionnaire.IsOff,
                InForce = questionnaire.InForce,
                Latest = edition.State,
                WrittenAt = edition.WrittenAt,
            },
        Key = ListKey<QuestionnaireRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(QuestionnaireRow.WrittenAt),
        SortedDescending = true,
        Columns =
        [
            new(nameof(QuestionnaireRow.Name), row => row.Name),
            new(nameof(QuestionnaireRow.Kind), row => row.Kind) { Width = "120px" },
            new(nameof(QuestionnaireRow.Department), row => row.Department) { Width = "150px" },
            new(nameof(QuestionnaireRow.Standing), row => row.Standing) { Width = "130px" },
            new(nameof(QuestionnaireRow.InForce), row => row.InForce) { Width = "80px" },
            new(nameof(QuestionnaireRow.WrittenAt), row => row.WrittenAt) { Width = "140px", SortKey = (Expression<Func<QuestionnaireRow, DateTimeOffset>>)(row => row.WrittenAt) },
            new(nameof(QuestionnaireRow.Code), row => row.Code) { Width = "180px", IsExtra = true },
        ],
        Filters =
        [
            new("text", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Code == typed),
            new("kind", FilterKind.Choice, ByKind) { Choices = Enum.GetNames<QuestionnaireKind>(), IsPublic = true },
            new("department", FilterKind.Text, (typed, _) => row => row.Department != null && row.Department.Contains(typed)),
            new("standing", FilterKind.Choice, ByStanding) { Choices = Enum.GetNames<QuestionnaireStanding>(), IsPublic = true },
        ],
        Permissions = new(QuestionnairePermissions.View) { Add = QuestionnairePermissions.Design, Edit = QuestionnairePermissions.Design, Delete = QuestionnairePermissions.Design },
        OpenUrl = row => $"/questionnaires/{row.Id}",
    };

    private static Expression<Func<QuestionnaireRow, bool>> ByKind(string typed, ListTools tools)
    {
        var kind = Enum.Parse<QuestionnaireKind>(typed);
        return row => row.Kind == kind;
    }

    private static Expression<Func<QuestionnaireRow, bool>> ByStanding(string typed, ListTools tools) => Enum.Parse<QuestionnaireStanding>(typed) switch
    {
        QuestionnaireStanding.Off => row => row.IsOff,
        QuestionnaireStanding.Draft => row => !row.IsOff && row.InForce == null,
        QuestionnaireStanding.Rewritten => row => !row.IsOff && row.InForce != null && row.Latest == QuestionnaireEditionState.Draft,
        _ => row => !row.IsOff && row.InForce != null && row.Latest != QuestionnaireEditionState.Draft,
    };
}

public sealed record QuestionnaireRow
{
    public required Id<Questionnaire> Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required QuestionnaireKind Kind { get; init; }

    /// <summary>Null: everybody's.</summary>
    public required string? Department { get; init; }

    public required bool IsOff { get; init; }

    public required int? InForce { get; init; }

    /// <summary>Of the newest edition.</summary>
    public required QuestionnaireEditionState Latest { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public QuestionnaireStanding Standing => IsOff ? QuestionnaireStanding.Off
        : InForce is null ? QuestionnaireStanding.Draft
        : Latest == QuestionnaireEditionState.Draft ? QuestionnaireStanding.Rewritten
        : QuestionnaireStanding.InUse;
}

public enum QuestionnaireStanding
{
    InUse,

    /// <summary>Asked, while another edition is being written.</summary>
    Rewritten,

    /// <summary>Never published yet.</summary>
    Draft,
    Off,
}
