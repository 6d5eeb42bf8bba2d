using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>The published data elements and codes a hospital starts with. Runs at every start; what somebody changed stays as he left it.</summary>
public sealed class StandardsSetup(CrmDb db) : IRoomPart
{
    private const string OwnSet = "CRM-PATIENT";

    public async Task InstallAsync(CancellationToken ct)
    {
        await InstallDomainsAsync(ct);
        await InstallElementsAsync(ct);
    }

    private async Task InstallDomainsAsync(CancellationToken ct)
    {
        var domains = await db.ValueDomains.Select(domain => domain.Code).ToListAsync(ct);
        var codes = (await db.DomainCodes.Select(code => new { code.Domain, code.Code, code.Order }).ToListAsync(ct)).ToLookup(code => code.Domain);
        foreach (var published in PublishedCodes.Domains)
        {
            var rows = PublishedCodes.Of(published.Table);
            if (!domains.Contains(published.Code))
            {
                var domain = new ValueDomain(published.Code, isBuiltIn: true);
                domain.Describe(published.Name, rows.Select(row => row.Oid).FirstOrDefault(oid => oid.Length > 0), null, null, null);
                db.ValueDomains.Add(domain);
            }

            var there = codes[published.Code].ToList();
            var order = there.Select(code => code.Order).DefaultIfEmpty().Max();
            foreach (var row in rows.Where(row => there.TrueForAll(code => code.Code != row.Code)))
            {
                var code = new DomainCode(published.Code, row.Code, ++order, isBuiltIn: true);
                code.Describe(row.Name, row.Note.Length > 0 ? row.Note : null, isEnabled: true);
                db.DomainCodes.Add(code);
            }
        }
    }

    private async Task InstallElementsAsync(CancellationToken ct)
    {
        var known = await db.DataElements.Select(element => element.Code).ToListAsync(ct);
        foreach (var published in PublishedCodes.Elements().Where(published => !known.Contains(published.Code)))
        {
            var element = new DataElement(published.Code, isBuiltIn: true);
            element.Describe(published.Name, null, Enum.Parse<DataElementKind>(published.Kind), published.Format, published.Domain.Length > 0 ? published.Domain : null, published.Source);
            db.DataElements.Add(element);
        }

        // Once, with the elements themselves: a set somebody deleted does not come back.
        if (known.Count == 0)
        {
            var set = new DataSet(OwnSet);
            set.Describe("患者基本信息", "本系统登记患者时采集的数据元", DataSetMember.Read("DE02.01.039.00* DE02.01.040.00* DE02.01.005.01* DE02.01.031.00 DE02.01.030.00 DE02.01.010.00 DE02.01.018.00 DE02.01.025.00 DE02.01.044.00 DE01.00.004.00 DE01.00.021.00"));
            db.DataSets.Add(set);
        }
    }
}
