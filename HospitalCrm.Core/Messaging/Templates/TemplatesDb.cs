using HospitalCrm.Core.Messaging.Templates;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();

    public DbSet<TemplateEdition> TemplateEditions => Set<TemplateEdition>();
}
