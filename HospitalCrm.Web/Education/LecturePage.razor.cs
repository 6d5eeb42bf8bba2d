using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Education.Lectures;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Education;

/// <summary>One lecture: planned, told, signed up for, changed and cancelled.</summary>
public sealed partial class LecturePage
{
    private LectureSheet? _sheet;
    private LectureForm? _form;
    private IReadOnlyList<DepartmentChoice> _departments = [];
    private Problem? _problem;
    private Id<Patient>? _picked;
    private string _why = "";
    private bool _maySave;
    private bool _maySignUp;
    private bool _cancels;
    private int _adds;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string? Key { get; set; }

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private bool IsAhead => _sheet?.Standing is { CancelledAt: null } standing && standing.StartsAt > Clock.GetUtcNow();

    private IReadOnlyList<Guid?> Topics => [.. _sheet?.Topics.Select(topic => (Guid?)topic.Id) ?? []];

    private IReadOnlyList<string> Departments => [.. _departments.Select(department => department.Code)];

    protected override async Task OnInitializedAsync()
    {
        _maySave = await Run.MayAsync(Actor, SaveLecture.Requires);
        _maySignUp = await Run.MayAsync(Actor, JoinLecture.Requires) && await Run.MayAsync(Actor, SearchPatients.Requires);
        var form = await RereadAsync();
        var choices = await Run.RunAsync(Actor, (ReadDepartmentChoices use) => use.HandleAsync(form == null ? null : form.Department));
        _departments = choices.Value ?? [];
        _form = form;
    }

    private string NameOf(Guid? id) => _sheet?.Topics.FirstOrDefault(topic => topic.Id == id)?.Name ?? "";

    private string DepartmentOf(string code) => _departments.FirstOrDefault(department => department.Code == code)?.Name ?? code;

    private async Task<LectureForm?> RereadAsync()
    {
        Id<Lecture>? id = null;
        if (Key is not null)
        {
            if (!Id<Lecture>.TryParse(Key, null, out var known))
            {
                _problem = new(ProblemKind.Missing, "Education.Missing");
                return null;
            }

            id = known;
        }

        var outcome = await Run.RunAsync(Actor, (ReadLecture use) => use.HandleAsync(id));
        (_sheet, _problem) = (outcome.Value ?? _sheet, outcome.Problem);
        return outcome.Value?.Form;
    }

    private async Task<Problem?> SaveAsync(LectureForm form)
    {
        var outcome = await Run.RunAsync(Actor, (SaveLecture use) => use.HandleAsync(form));
        return outcome.Problem;
    }

    private async Task<Outcome<CampaignEstimate>> EstimateAsync(bool asNotice) =>
        await Run.RunAsync(Actor, (EstimateLecture use) => use.HandleAsync(new(_sheet!.Form.Id!.Value)));

    private async Task<Outcome<Id<EducationCampaign>>> StartAsync(bool asNotice, bool atUsualTime) =>
        await Run.RunAsync(Actor, (AnnounceLecture use) => use.HandleAsync(new(_sheet!.Form.Id!.Value), _sheet.Form.Version, atUsualTime));

    private async Task JoinAsync()
    {
        var outcome = await Run.RunAsync(Actor, (JoinLecture use) => use.HandleAsync(new(_sheet!.Form.Id!.Value), _picked!.Value));
        if (outcome.Problem is null)
        {
            _picked = null;
            _adds++; // a fresh picker
        }

        await AnewAsync(outcome.Problem);
    }

    private async Task WithdrawAsync(SignUpLine line)
    {
        var outcome = await Run.RunAsync(Actor, (LeaveLecture use) => use.HandleAsync(line.Id));
        await AnewAsync(outcome.Problem);
    }

    private async Task CancelAsync()
    {
        var outcome = await Run.RunAsync(Actor, (CancelLecture use) => use.HandleAsync(new(_sheet!.Form.Id!.Value), _why));
        if (outcome.Problem is { } refused)
        {
            _problem = refused;
            return;
        }

        _cancels = false;
        await AnewAsync(null);
    }

    /// <summary>A seat changes the lecture's version too: the form is read with it.</summary>
    private async Task AnewAsync(Problem? problem)
    {
        _form = null;
        StateHasChanged();
        _form = await RereadAsync();
        _problem ??= problem;
    }

    private async Task LeaveAsync()
    {
        if (Key is null)
        {
            Nav.NavigateTo("/lectures");
            return;
        }

        await AnewAsync(null);
    }

    private void Back() => Nav.NavigateTo("/lectures");
}
