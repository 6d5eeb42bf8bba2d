using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>Puts in the templates a hospital starts with, and better words of the product's own where nobody wrote others. Runs at every start; what the hospital wrote stays as it is.</summary>
public sealed class TemplateSetup(CrmDb db, TimeProvider clock) : IRoomPart
{
    public async Task InstallAsync(CancellationToken ct)
    {
        var known = await db.MessageTemplates.Include(template => template.Editions).ToDictionaryAsync(template => template.Code, ct);
        foreach (var (place, seed) in TemplateDefaults.All.Index())
        {
            // The list shows what was written last first, and these in the order they stand in.
            var at = clock.GetUtcNow().AddMilliseconds(-place);
            if (known.TryGetValue(seed.Code, out var there))
            {
                there.Renew(seed.Kind, seed.Category, seed.Text, at);
                continue;
            }

            var template = new MessageTemplate(seed.Code, seed.Kind, isBuiltIn: true);
            template.Describe(seed.Name, isOff: false);
            template.Bring(seed.Category, seed.Text, at);
            db.MessageTemplates.Add(template);
        }
    }
}
