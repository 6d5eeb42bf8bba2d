using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Imports;

namespace HospitalCrm.Core.FollowUps.Cohorts;

/// <summary>What is asked of everybody in the file.</summary>
public sealed record CohortOrder
{
    /// <summary>课题 or reason: it stands in the queue, and with the patient makes a row of the file the same one the next time.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Where the file names no day; null: today.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Null: a note only.</summary>
    public string? Questionnaire { get; set; }

    public FollowUpImportance Importance { get; set; }

    public FollowUpCaller Caller { get; set; } = FollowUpCaller.ResponsibleNurse;
}

public sealed class CohortOrderValidator : AbstractValidator<CohortOrder>
{
    private const int LongestTopic = 200;

    public CohortOrderValidator(TimeProvider clock)
    {
        RuleFor(order => order.Topic).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("FollowUps.ReasonRequired");
        RuleFor(order => order.Topic).Must(typed => (typed ?? "").Trim().Length <= LongestTopic).WithErrorCode("FollowUps.ReasonTooLong");
        RuleFor(order => order.On).Must(day => day is null || day >= clock.Today()).WithErrorCode("FollowUps.DayInPast");
    }
}

/// <summary>One row of a cohort's file: names the columns. A patient is known by 病案号, else by id number, else by name and telephone.</summary>
public sealed record CohortRow
{
    public static readonly ImportDefinition Definition = new("cohort", typeof(CohortRow),
    [
        new("MedicalRecordNo", false),
        new("IdNumber", false),
        new("Name", false),
        new("Phone", false),
        new("DueOn", false),
    ]);
}
