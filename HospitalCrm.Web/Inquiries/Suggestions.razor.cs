using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Parts.Forms;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace HospitalCrm.Web.Inquiries;

/// <summary>Asks when typing pauses; the answer to older words never takes the place of a newer one's.</summary>
public sealed partial class Suggestions
{
    private IReadOnlyList<KnowledgeHit> _hits = [];
    private TypingPause? _pause;
    private string _typed = "";
    private string? _answered;
    private string? _sent;
    private string? _sentState;
    private bool _maySend;
    private bool _isBusy;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [CascadingParameter] public EditContext? Context { get; set; }

    [Parameter, EditorRequired] public string Typed { get; set; } = "";

    /// <summary>Whom a message goes to.</summary>
    [Parameter] public string Phone { get; set; } = "";

    /// <summary>The call whose number it is.</summary>
    [Parameter] public Guid? Call { get; set; }

    /// <summary>The form's: the same article goes out from it once.</summary>
    [Parameter] public Guid Token { get; set; }

    [Parameter] public Guid? Taken { get; set; }

    [Parameter, EditorRequired] public Action<KnowledgeHit> Take { get; set; } = _ => { };

    [Inject] private UseCaseRunner Run { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Wording Words { get; set; } = default!;

    public void Dispose() => _pause?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _pause = new(Clock, () => InvokeAsync(AskAsync));
        _maySend = await Run.MayAsync(Actor, SendKnowledge.Requires);
    }

    protected override void OnParametersSet()
    {
        if (_typed != Typed)
        {
            _typed = Typed;
            _pause!.Touch();
        }
    }

    private async Task AskAsync()
    {
        var asked = _typed.Trim();
        var hits = asked.Length == 0 ? [] : (await Run.RunAsync(Actor, (SearchKnowledge use) => use.HandleAsync(asked))).Value ?? [];
        if (asked == _typed.Trim())
        {
            (_hits, _answered, _sent, _sentState) = (hits, asked.Length == 0 ? null : asked, null, null);
            StateHasChanged();
        }
    }

    private void Choose(KnowledgeHit hit)
    {
        Take(hit);
        Context?.NotifyFieldChanged(Context.Field("Answer"));
    }

    private async Task SendAsync(KnowledgeHit hit)
    {
        if (Call is null && string.IsNullOrWhiteSpace(Phone))
        {
            (_sent, _sentState) = (Words["Inquiries.NeedsPhone"], "refused");
            return;
        }

        _isBusy = true;
        var outcome = await Run.RunAsync(Actor, (SendKnowledge use) => use.HandleAsync(new(Token, hit.Id.Value, Phone, Call)));
        (_sent, _sentState) = SentWords.Of(outcome, Words);
        _isBusy = false;
    }
}
