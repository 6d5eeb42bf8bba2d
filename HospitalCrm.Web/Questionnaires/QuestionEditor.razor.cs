using System.Globalization;
using HospitalCrm.Core.Questionnaires;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Questionnaires;

/// <summary>One question with all that belongs to it: options, branch and warnings.</summary>
public sealed partial class QuestionEditor
{
    private readonly Dictionary<string, ElementReference> _inputs = [];
    private ElementReference _text;
    private string? _focusOn;

    [Parameter, EditorRequired] public QuestionSet Set { get; set; } = QuestionSet.Empty;

    [Parameter] public int Place { get; set; }

    [Parameter] public EventCallback<QuestionSet> SetChanged { get; set; }

    [Parameter] public IReadOnlySet<string> Used { get; set; } = new HashSet<string>();

    /// <summary>It was asked already: another kind of answer would be another question.</summary>
    [Parameter] public bool TypeStays { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    private Question Question => Set.Questions[Place];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && !ReadOnly && Question.Text.Length == 0)
        {
            await _text.FocusAsync();
        }
        else if (_focusOn is { } key && _inputs.TryGetValue(key, out var input))
        {
            _focusOn = null;
            await input.FocusAsync();
        }
    }

    private static string? Typed(ChangeEventArgs change) => change.Value?.ToString()?.Trim() is { Length: > 0 } typed ? typed : null;

    private static string? Written(decimal? figure) => figure?.ToString("0.######", CultureInfo.InvariantCulture);

    private static IReadOnlyList<T> With<T>(IReadOnlyList<T> all, int at, T one) => [.. all.Take(at), one, .. all.Skip(at + 1)];

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> all, int at) => [.. all.Take(at), .. all.Skip(at + 1)];

    private static IReadOnlyList<T> Swapped<T>(IReadOnlyList<T> all, int at) => [.. all.Take(at - 1), all[at], all[at - 1], .. all.Skip(at + 1)];

    // What stands there now is changed, not what was drawn: the next change may come before this one is on the screen.
    private Task PutAsync(Question question) => SetChanged.InvokeAsync(Set.Put(Place, question));

    private Task PutOptionAsync(int at, QuestionOption option) => PutAsync(Question with { Options = With(Question.Options, at, option) });

    private Task PutFlagAsync(int at, FlagRule flag) => PutAsync(Question with { Flags = With(Question.Flags, at, flag) });

    private Task TurnAsync(ChangeEventArgs change) => Enum.TryParse<QuestionType>(change.Value?.ToString(), out var type) ? PutAsync(Question.Turn(type, Used)) : Task.CompletedTask;

    private Task AddOptionAsync()
    {
        var more = Question.AddOption(Used);
        _focusOn = more.Options[^1].Key;
        return PutAsync(more);
    }

    private Task AddRowAsync()
    {
        var more = Question.AddRow();
        _focusOn = more.Rows[^1].Key;
        return PutAsync(more);
    }
}
