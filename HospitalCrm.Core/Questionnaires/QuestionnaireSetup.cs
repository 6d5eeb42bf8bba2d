using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires.Shipped;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Puts in the questionnaires, texts and items a hospital starts with. Runs at every start; what the hospital wrote stays as it is.</summary>
public sealed class QuestionnaireSetup(CrmDb db, TimeProvider clock) : IRoomPart
{
    private const int Step = 10;

    public async Task InstallAsync(CancellationToken ct)
    {
        await InstallFormsAsync(ct);
        await InstallTextsAsync(ct);
        await InstallItemsAsync(ct);
    }

    private async Task InstallFormsAsync(CancellationToken ct)
    {
        var known = await db.Questionnaires.Select(questionnaire => questionnaire.Code).ToListAsync(ct);
        var now = clock.GetUtcNow();
        foreach (var (place, form) in QuestionnaireDefaults.All.Index().Where(form => !known.Contains(form.Item.Code)))
        {
            // The list shows what was written last first, and these in the order they stand in.
            var at = now.AddMilliseconds(-place);
            var questionnaire = new Questionnaire(form.Code, form.Kind, isBuiltIn: true);
            questionnaire.Describe(form.Name, form.Kind, department: null, isOff: false);
            questionnaire.Write(form.Set, QuestionnaireEdition.ByProduct, at);
            questionnaire.Publish(1, QuestionnaireEdition.ByProduct, at);
            db.Questionnaires.Add(questionnaire);
        }
    }

    private async Task InstallTextsAsync(CancellationToken ct)
    {
        var known = await db.LibraryTexts.Where(text => text.BuiltIn != null).Select(text => text.BuiltIn).ToListAsync(ct);
        foreach (var (kind, texts) in LibraryDefaults.All)
        {
            foreach (var (place, words) in texts.Split('|').Index())
            {
                var name = $"{kind}-{place + 1}";
                if (!known.Contains(name))
                {
                    var text = new LibraryText(kind, name);
                    text.Describe(department: null, words, (place + 1) * Step, isOff: false);
                    db.LibraryTexts.Add(text);
                }
            }
        }
    }

    private async Task InstallItemsAsync(CancellationToken ct)
    {
        var known = await db.SatisfactionItems.Select(item => item.Code).ToListAsync(ct);
        Add(SatisfactionScope.Department, SatisfactionForm.DepartmentItems);
        Add(SatisfactionScope.Staff, SatisfactionForm.StaffItems);

        void Add(SatisfactionScope scope, IReadOnlyList<(string Code, string Class, string Name)> items)
        {
            foreach (var (code, kind, name) in items.Where(item => !known.Contains(item.Code)))
            {
                var item = new SatisfactionItem(code, scope, isBuiltIn: true);
                item.Describe(kind, name, isOff: false);
                db.SatisfactionItems.Add(item);
            }
        }
    }
}
