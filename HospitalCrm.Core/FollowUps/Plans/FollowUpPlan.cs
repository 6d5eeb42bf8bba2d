using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Plans;

/// <summary>随访计划: who is asked how often after a discharge, by whom and what (S2-2.10).</summary>
public sealed class FollowUpPlan : Entity<FollowUpPlan>, IAudited, ISoftDeleted
{
    private readonly List<FollowUpStep> _steps = [];

    private FollowUpPlan()
    {
    }

    /// <param name="since">Discharges before it are not asked.</param>
    public FollowUpPlan(DateOnly since) => Since = since;

    public string Name { get; private set; } = "";

    public DateOnly Since { get; private set; }

    /// <summary>Null: of every department.</summary>
    public string? DepartmentCode { get; private set; }

    /// <summary>A word of the diagnosis; null: any disease.</summary>
    public string? Disease { get; private set; }

    /// <summary>治疗结果; null: any.</summary>
    public string? Outcome { get; private set; }

    public FollowUpCaller Caller { get; private set; }

    /// <summary>A named caller; null: whoever the stay names, or anybody of that group.</summary>
    public string? CallerNo { get; private set; }

    public string? QuestionnaireCode { get; private set; }

    public FollowUpImportance Importance { get; private set; }

    /// <summary>No further follow-ups; those that are planned stay.</summary>
    public bool IsOff { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public IReadOnlyList<FollowUpStep> Steps => _steps;

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, string? departmentCode, string? disease, string? outcome)
    {
        Name = name;
        DepartmentCode = departmentCode;
        Disease = disease;
        Outcome = outcome;
    }

    public void Ask(FollowUpCaller caller, string? callerNo, string? questionnaireCode, FollowUpImportance importance) =>
        (Caller, CallerNo, QuestionnaireCode, Importance) = (caller, callerNo, questionnaireCode, importance);

    public void Begin(DateOnly since) => Since = since;

    public void Switch(bool isOff) => IsOff = isOff;

    public void Delete(DateTimeOffset at) => DeletedAt ??= at;

    /// <summary>The intervals in order; the first is always counted from the discharge.</summary>
    public void Space(IReadOnlyList<(int Days, StepFrom From)> steps)
    {
        _steps.RemoveRange(Math.Min(steps.Count, _steps.Count), Math.Max(0, _steps.Count - steps.Count));
        for (var at = 0; at < steps.Count; at++)
        {
            if (at == _steps.Count)
            {
                _steps.Add(new(Id, at + 1));
            }

            _steps[at].Space(steps[at].Days, at == 0 ? StepFrom.Discharge : steps[at].From);
        }
    }

    /// <summary>Which of the steps begin with the web form.</summary>
    public void SendForms(IReadOnlyCollection<int> numbers) => _steps.ForEach(step => step.Send(numbers.Contains(step.Number)));

    public bool SendsForm(int number) => _steps.Exists(step => step.Number == number && step.SendsForm);

    /// <summary>How closely it fits a discharge: the closest plan is followed, and no other. Null: not at all.</summary>
    public int? Fit(string departmentCode, IEnumerable<string> diagnoses, string? outcome, DateOnly dischargedOn)
    {
        if (IsOff || dischargedOn < Since
            || (DepartmentCode is not null && DepartmentCode != departmentCode)
            || (Outcome is not null && Outcome != outcome)
            || (Disease is { } word && !diagnoses.Any(name => name.Contains(word, StringComparison.OrdinalIgnoreCase))))
        {
            return null;
        }

        return (Disease is null ? 0 : 4) + (Outcome is null ? 0 : 2) + (DepartmentCode is null ? 0 : 1);
    }

    /// <summary>The day of a step, when it can be told before the steps before it were done.</summary>
    public DateOnly? DueOn(FollowUpStep step, DateOnly dischargedOn)
    {
        if (step.From == StepFrom.Done)
        {
            return null;
        }

        return step.From == StepFrom.Discharge || step.Number == 1
            ? dischargedOn.AddDays(step.Days)
            : DueOn(_steps.Single(before => before.Number == step.Number - 1), dischargedOn)?.AddDays(step.Days);
    }
}
