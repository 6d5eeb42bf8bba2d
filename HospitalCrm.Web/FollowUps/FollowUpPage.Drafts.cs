using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Parts.Forms;

namespace HospitalCrm.Web.FollowUps;

/// <summary>What is typed: kept while it is typed, there again at the next machine, and the patient with it.</summary>
public sealed partial class FollowUpPage
{
    private string DraftText => _draftState switch
    {
        "unsaved" => Words["DraftTyping"],
        "kept" => Words["DraftKept"],
        "failed" => Words["DraftFailed"],
        _ => "",
    };

    private async Task RestoreAsync()
    {
        var outcome = await Run.RunAsync(Actor, (ReadDraft use) => use.HandleAsync(RecordFollowUp.DraftKey(TaskId)));
        if (outcome.Value is { } draft && FormCopy.TryRead<FollowUpForm>(draft.Body) is { } typed)
        {
            (_form, _answers, _restoredAt, _draftState) = (typed, Answers.FromJson(typed.Answers), draft.SavedAt, "kept");
            _satisfaction = Answers.FromJson(typed.Satisfaction);
            _opinion = typed.Opinion is { Length: > 0 } opinion ? new(opinion, typed.OpinionWhy ?? "") : null;
        }
    }

    private void OnTyped()
    {
        _draftState = "unsaved";
        Unsaved.Set(this, true, KeepAsync);
        _pause.Touch();
    }

    private async Task KeepAsync()
    {
        if (_sheet is not { IsMine: true } || _isSaving)
        {
            return;
        }

        _pause.Cancel();
        var (id, body) = (TaskId, FormCopy.Write(_form));
        var keeping = KeepAsync(id, body);
        _keeping = keeping;
        var (isKept, isMine) = await keeping;
        _draftState = isKept ? FormCopy.Write(_form) == body ? "kept" : "unsaved" : "failed";
        if (!isMine && !_isSaving && id == TaskId)
        {
            await YieldAsync();
        }

        StateHasChanged();
    }

    private async Task<(bool IsKept, bool IsMine)> KeepAsync(Id<FollowUpTask> id, string body)
    {
        var kept = await Run.RunAsync(Actor, (SaveDraft use) => use.HandleAsync(RecordFollowUp.DraftKey(id), body));
        var lease = await Run.RunAsync(Actor, (KeepFollowUp use) => use.HandleAsync(id));
        return (kept.Problem is null, lease is not { Problem: null, Value: false });
    }

    /// <summary>Silent for too long, and a colleague speaks with the patient now, or it is over: nobody is called twice.</summary>
    private async Task YieldAsync()
    {
        await ReadAsync();
        if (_sheet is { IsMine: false, IsBusy: true } taken)
        {
            Unsaved.Set(this, false);
            Notes.Refused(Words["FollowUps.TakenOver", taken.Row.Holder ?? taken.Row.LeaseBy]);
        }
    }
}
