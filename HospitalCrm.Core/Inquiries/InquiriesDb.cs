using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Inquiries.Knowledge;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<KnowledgeArticle> KnowledgeArticles => Set<KnowledgeArticle>();

    public DbSet<KnowledgeTerm> KnowledgeTerms => Set<KnowledgeTerm>();

    public DbSet<Inquiry> Inquiries => Set<Inquiry>();
}
