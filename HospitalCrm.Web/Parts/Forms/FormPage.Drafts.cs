using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Kernel;
using Microsoft.AspNetCore.Components.Routing;

namespace HospitalCrm.Web.Parts.Forms;

/// <summary>Nothing typed is lost: kept while typing, read back, dropped after the save.</summary>
public sealed partial class FormPage<TForm>
{
    private Task _keeping = Task.CompletedTask;
    private int _typed;

    private Func<Task>? Keeper => DraftKey is null ? null : () => _draftState == "unsaved" ? KeepAsync() : _keeping;

    private async Task RestoreAsync()
    {
        if (DraftKey is null || ReadOnly)
        {
            return;
        }

        var outcome = await Run.RunAsync(Actor, (ReadDraft use) => use.HandleAsync(DraftKey));
        if (outcome.Value is { } draft && FormCopy.TryRead<TForm>(draft.Body) is { } typed && FormCopy.Differences(typed, Form).Count > 0)
        {
            Show(typed);
            _restoredAt = draft.SavedAt;
            _draftState = "kept";
            Unsaved.Set(this, true, Keeper);
        }
    }

    private async Task KeepAsync()
    {
        if (DraftKey is null || _isDone)
        {
            return;
        }

        _pause.Cancel();
        var typed = _typed;
        var keeping = Run.RunAsync(Actor, (SaveDraft use) => use.HandleAsync(DraftKey, FormCopy.Write(_form)));
        _keeping = keeping;
        var outcome = await keeping;
        if (outcome.Problem is not null)
        {
            _draftState = "failed";
        }
        else if (typed == _typed && !_isDone)
        {
            // More typed meanwhile is still on its way.
            _draftState = "kept";
        }

        StateHasChanged();
    }

    private async Task KeepBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (_draftState == "unsaved" && !_isDone)
        {
            await KeepAsync();
        }

        // Where nothing could be kept, the page stays: leaving would lose it.
        if (_draftState == "failed" && !_isDone)
        {
            leaving.PreventNavigation();
            Notes.Refused(Words["DraftFailed"]);
        }
    }

    private async Task DiscardAsync()
    {
        await DropAsync();
        _problem = null;
        _theirs = null;
        Show(FormCopy.Of(Form));
    }

    private async Task DropAsync()
    {
        _pause.Cancel();

        // A draft still on its way would come back after it was dropped.
        await _keeping;
        _restoredAt = null;
        _draftState = "none";
        Unsaved.Set(this, false);
        if (DraftKey is not null)
        {
            await Run.RunAsync(Actor, (DropDraft use) => use.HandleAsync(DraftKey));
        }
    }
}
