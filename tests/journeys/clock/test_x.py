import time, json
def test_x(office):
    t=time.time()
    def lap(n):
        nonlocal t
        with open('/tmp/lap','a') as f: print(n, round(time.time()-t,3), file=f)
        t=time.time()
    office.on("2026-02-12")
    file=office.application("food_operation","fire_check","tobacco_retail"); lap('sample')
    case=office.receive(file); lap('receive')
    office.accept(case); lap('accept')
    d=office.due(case); lap('clocks')
    open('/tmp/lap','a').write(json.dumps(d)+json.dumps(file,ensure_ascii=False)[:3000])
    p=office.papers(case,"acceptance_notice"); lap('papers')
    open('/tmp/lap','a').write(json.dumps(p,ensure_ascii=False))
    t_=office.text_of(case,"acceptance_notice"); lap('text')
    open('/tmp/lap','a').write(t_)
    office.on("2026-03-19")
    open('/tmp/lap','a').write(json.dumps(office.figures(),ensure_ascii=False)); lap('fig')
    open('/tmp/lap','a').write(json.dumps(office.done(case),ensure_ascii=False)); lap('done')
    open('/tmp/lap','a').write(json.dumps(office("show",case),ensure_ascii=False)); lap('show')
