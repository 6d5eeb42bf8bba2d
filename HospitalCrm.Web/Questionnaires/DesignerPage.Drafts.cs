using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Web.Parts.Forms;
using Microsoft.AspNetCore.Components.Routing;

namespace HospitalCrm.Web.Questionnaires;

/// <summary>Nothing designed is lost: kept while working, read back, dropped after the save.</summary>
public sealed partial class DesignerPage
{
    private async Task RestoreAsync()
    {
        _restoredAt = null;
        if (_sheet is null || !_mayDesign)
        {
            return;
        }

        var draft = (await Run.RunAsync(Actor, (ReadDraft use) => use.HandleAsync(DraftKey))).Value;
        if (draft is not null && FormCopy.TryRead<KeptDesign>(draft.Body) is { } kept && kept.Form.Version == _form.Version && (kept.Set != _set.ToJson() || kept.Form != _form))
        {
            _form = kept.Form;
            Take(QuestionSet.FromJson(kept.Set));
            (_restoredAt, _isKept) = (draft.SavedAt, true);
        }
    }

    private async Task KeepAsync()
    {
        _pause?.Cancel();
        if (_isKept || !_isDirty)
        {
            return;
        }

        _isKept = true;
        var outcome = await Run.RunAsync(Actor, (SaveDraft use) => use.HandleAsync(DraftKey, FormCopy.Write(new KeptDesign(_form, _set.ToJson()))));
        _isKept &= outcome.Problem is null;
    }

    private async Task KeepBeforeLeavingAsync(LocationChangingContext leaving) => await KeepAsync();

    private async Task ForgetAsync()
    {
        await DropDraftAsync();
        await ReadAsync();
    }

    private async Task DropDraftAsync()
    {
        _pause?.Cancel();
        (_isDirty, _isKept, _restoredAt) = (false, true, null);
        Unsaved.Set(this, false);
        await Run.RunAsync(Actor, (DropDraft use) => use.HandleAsync(DraftKey));
    }

    private sealed record KeptDesign(QuestionnaireForm Form, string Set);
}
