using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace HospitalCrm.Web.Complaints;

/// <summary>One complaint from end to end: what it is, its clocks, its history, and what its reader may do now.</summary>
public sealed partial class ComplaintPage : IDisposable
{
    private ComplaintSheet? _sheet;
    private ComplaintChoices _choices = new([], [], [], []);
    private Problem? _problem;
    private ComplaintAct? _act;
    private ComplaintActForm? _form;
    private string? _shownKey;
    private bool _isBusy;
    private bool _followsUp;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string Key { get; set; } = "";

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private NavigationManager Nav { get; set; } = default!;

    [Inject] private NotificationService Notes { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private PageGate Gate { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    private Id<Complaint> ComplaintId => Id<Complaint>.TryParse(Key, null, out var id) ? id : default;

    public void Dispose() => Gate.Release(this);

    protected override async Task OnParametersSetAsync()
    {
        if (_shownKey == Key)
        {
            return;
        }

        Gate.Hold(this);
        (_shownKey, _act) = (Key, null);
        await ReadAsync();
        Gate.Release(this);
    }

    private string DraftOf(ComplaintAct act) => $"complaint:{Key}:{act}";

    private async Task ReadAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadComplaint use) => use.HandleAsync(ComplaintId));
        (_sheet, _problem) = (outcome.Value, outcome.Problem);
    }

    private async Task PressAsync(ComplaintAct act, ComplaintEnd? where)
    {
        if (_isBusy)
        {
            return;
        }

        var form = new ComplaintActForm { Act = act, Where = where };
        if (ComplaintWord.IsPlain(act))
        {
            _isBusy = true;
            _problem = await SaveAsync(form);
            _isBusy = false;
            if (_problem is null)
            {
                await CalledAsync();
            }

            return;
        }

        if (act == ComplaintAct.Assign)
        {
            (form.Handler, form.IsJoint, form.Summary) = (_sheet!.HandlerCode ?? _sheet.SuggestedHandler, _sheet.IsJoint, _sheet.Summary ?? "");
            (form.Category, form.Importance, form.Department, form.Staff, form.NamesTarget) = (_sheet.Codes.Category, _sheet.Codes.Importance, _sheet.Codes.Department, _sheet.Codes.Subject, true);
            _choices = (await Run.RunAsync(Actor, (ReadComplaintChoices use) => use.HandleAsync())).Value ?? _choices;
        }

        if (act == ComplaintAct.Feedback && _sheet!.IsPassedOn)
        {
            // 12345 and the like are answered in writing, and pass it on themselves.
            form.Way = FeedbackWay.WrittenReply;
        }

        (_act, _form, _problem) = (act, form, null);
    }

    private async Task<Problem?> SaveAsync(ComplaintActForm form)
    {
        var problem = await SendAsync(form);
        if (problem is { Kind: ProblemKind.Stale } or { Code: "Complaints.WrongState" } && (await Run.RunAsync(Actor, (ReadComplaint use) => use.HandleAsync(ComplaintId))).Value is { } now)
        {
            // Somebody else was faster: the page shows what stands now, and the words stay in the form.
            _sheet = now;
            StateHasChanged();
        }

        return problem;
    }

    private async Task<Problem?> SendAsync(ComplaintActForm form)
    {
        var id = ComplaintId;
        return form.Act switch
        {
            ComplaintAct.Accept => (await Run.RunAsync(Actor, (AcceptComplaint use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Assign => (await Run.RunAsync(Actor, (AssignComplaint use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Account => (await Run.RunAsync(Actor, (WriteAccount use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Contact => (await Run.RunAsync(Actor, (RecordContact use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Feedback => (await Run.RunAsync(Actor, (FeedBackComplaint use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.AskClosure => (await Run.RunAsync(Actor, (AskComplaintClosure use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.EndByOffice => (await Run.RunAsync(Actor, (EndComplaintByOffice use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.AnotherRound => (await Run.RunAsync(Actor, (SendComplaintRound use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Force => (await Run.RunAsync(Actor, (ForceComplaint use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.ApproveEnd => (await Run.RunAsync(Actor, (ApproveComplaintEnd use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.RejectEnd => (await Run.RunAsync(Actor, (RejectComplaintEnd use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Wait => (await Run.RunAsync(Actor, (WaitForComplainant use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Resume => (await Run.RunAsync(Actor, (ResumeComplaint use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Decline => (await Run.RunAsync(Actor, (DeclineComplaint use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Transfer => (await Run.RunAsync(Actor, (TransferComplaint use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Merge => (await Run.RunAsync(Actor, (MergeComplaint use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.SettleOnSpot => (await Run.RunAsync(Actor, (SettleOnSpot use) => use.HandleAsync(id, form))).Problem,
            ComplaintAct.Reopen => (await Run.RunAsync(Actor, (ReopenComplaint use) => use.HandleAsync(id, form))).Problem,
            _ => throw new InvalidOperationException($"{form.Act} has no form."),
        };
    }

    private async Task<Problem?> FollowUpAsync(AddFollowUpForm form) => (await Run.RunAsync(Actor, (FollowUpComplaint use) => use.HandleAsync(ComplaintId, form))).Problem;

    private void FollowedUp()
    {
        _followsUp = false;
        Notes.Done(Words["Complaints.FollowUpAdded"]);
    }

    private async Task SavedAsync()
    {
        _act = null;
        await ReadAsync();
    }

    /// <summary>No form said that it is saved.</summary>
    private async Task CalledAsync()
    {
        await SavedAsync();
        if (_sheet is { } sheet)
        {
            Notes.Done(Words["Complaints.NowIn", sheet.State]);
        }
    }
}
